export interface CallPart {
  /** Null for text before the first part that has a name. */
  readonly name: string | null;
  readonly paragraphs: readonly string[];
}

const NAMES = /(?:^|(?<=[\s.;:]))(Expected (?:Outcomes?|Impacts?)|Scope|Objectives?):/g;
/** Where a list or a new paragraph was glued to the sentence before it: "…safety.Project results", "outcomes:Enhanced", "supply;Coordination". */
const GLUED = /(?<=[\p{Ll})\]][.:;])(?=\p{Lu}\p{Ll})/u;

/** The text of a call as the portal of the EU gives it, which has lost its lines, in parts and paragraphs again. No word is lost. */
export function partsOfCall(text: string): CallPart[] {
  const pieces = text.split(NAMES);
  const parts = [{ name: null as string | null, text: pieces[0]! }];
  for (let i = 1; i < pieces.length; i += 2) parts.push({ name: pieces[i]!, text: pieces[i + 1]! });
  return parts
    .map(({ name, text: body }) => ({
      name,
      paragraphs: body
        .split(GLUED)
        .map((paragraph) => paragraph.trim())
        .filter(Boolean),
    }))
    .filter(({ name, paragraphs }) => name !== null || paragraphs.length > 0);
}
