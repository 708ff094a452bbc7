/** Terms (stems) and their ids, 0, 1, 2 ... in the order of their first appearance. Only grows. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly terms: string[] = [];

  constructor(terms: Iterable<string> = []) {
    for (const term of terms) this.add(term);
  }

  get size(): number {
    return this.terms.length;
  }

  /** The id of a term, given one if it has none yet. */
  add(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    const id = this.terms.length;
    this.ids.set(term, id);
    this.terms.push(term);
    return id;
  }

  /** The id of a term, -1 when unknown. */
  get(term: string): number {
    return this.ids.get(term) ?? -1;
  }

  /** The term of an id; '' for an id that was never given. */
  term(id: number): string {
    return this.terms[id] ?? '';
  }

  /** All terms in the order of their ids. */
  all(): readonly string[] {
    return this.terms;
  }
}
