import { badInput, type BroughtEntry, type BroughtRadar, plainText } from '#libs/domain';

/** A radar as it was read, with what the format or we could not keep. */
export interface ReadRadar {
  readonly radar: BroughtRadar;
  /** Entries that could not be read, by their place in the file from 1. */
  readonly refused: readonly { readonly row: number; readonly reason: string }[];
  /** What does not come along, one sentence each. */
  readonly lost: readonly string[];
}

export const MOST_ENTRIES = 2_000;
const MOST_NAME = 200;
const MOST_DESCRIPTION = 2_000;

/** Gathers entries; quadrants and rings that are only named get their place in order of appearance. */
export class Gathering {
  readonly entries: BroughtEntry[] = [];
  readonly refused: { row: number; reason: string }[] = [];
  private readonly losses = new Set<string>();

  constructor(
    readonly quadrants: string[],
    readonly rings: string[],
    /** False: a ring or quadrant that is not in the list is refused. */
    private readonly growing: boolean,
  ) {}

  lose(what: string): void {
    this.losses.add(what);
  }

  refuse(row: number, reason: string): void {
    this.refused.push({ row, reason });
  }

  add(
    row: number,
    entry: { name: unknown; ring: unknown; quadrant: unknown; moved: BroughtEntry['moved']; description?: unknown },
  ): void {
    if (this.entries.length >= MOST_ENTRIES)
      throw badInput(`The radar has more than ${MOST_ENTRIES} entries. Split it.`, [
        { path: 'content', message: 'too many entries' },
      ]);
    const name = text(entry.name, MOST_NAME);
    if (name === '') return this.refuse(row, 'has no name');
    const ring = this.place(this.rings, entry.ring);
    if (ring === null) return this.refuse(row, `lies in the unknown ring "${shown(entry.ring)}"`);
    if (typeof entry.description === 'string' && /<[a-z/]/i.test(entry.description))
      this.lose('Markup in descriptions: they are kept as plain text.');
    const description = text(entry.description, MOST_DESCRIPTION);
    if (typeof entry.description === 'string' && entry.description.length > MOST_DESCRIPTION)
      this.lose(`Descriptions beyond ${MOST_DESCRIPTION} characters.`);
    this.entries.push({
      name,
      ring,
      quadrant: this.place(this.quadrants, entry.quadrant),
      moved: entry.moved,
      description,
    });
  }

  done(title: unknown, date: unknown): ReadRadar {
    if (this.entries.length === 0 && this.refused.length === 0)
      throw badInput('The file holds no entries. Export the radar again, or choose another format.', [
        { path: 'content', message: 'holds no entries' },
      ]);
    return {
      radar: {
        title: text(title, MOST_NAME),
        date: dayOf(date),
        quadrants: this.quadrants,
        rings: this.rings,
        entries: this.entries,
      },
      refused: this.refused,
      lost: [...this.losses],
    };
  }

  /** By position, or by name whatever its case. */
  private place(names: string[], value: unknown): number | null {
    if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < names.length ? value : null;
    const name = text(value, MOST_NAME);
    if (name === '') return null;
    const at = names.findIndex((known) => known.toLowerCase() === name.toLowerCase());
    if (at >= 0 || !this.growing) return at < 0 ? null : at;
    if (names.length >= 12) return null;
    return names.push(name) - 1;
  }
}

/** `2026-05-01`, `2026-05`, and `2026.05` as Zalando writes it. */
const dayOf = (date: unknown): string | null => {
  const [, year, month, day] = /^(\d{4})[-.](\d{2})(?:[-.](\d{2}))?/.exec(typeof date === 'string' ? date : '') ?? [];
  return year ? [year, month, ...(day ? [day] : [])].join('-') : null;
};

/** The text of a file, by its byte order mark; what is no UTF-8 is taken for the Windows-1252 of old spreadsheets. */
export function decoded(bytes: Buffer): string {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  if (wide) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export const text = (value: unknown, most: number): string =>
  typeof value === 'string'
    ? plainText(value.slice(0, most * 4))
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, most)
        .toWellFormed()
    : '';

const shown = (value: unknown): string => String(typeof value === 'object' ? 'nothing' : value).slice(0, 60);

export function parseJson(content: string, what: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    throw badInput(
      `This is no ${what}: ${(error as Error).message.slice(0, 200)}. Give the JSON itself, not the page around it.`,
      [{ path: 'content', message: 'is not JSON' }],
    );
  }
}

export const asObject = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Rings in the order from the inside that most tools use; others keep the order in which they came. */
const USUAL = ['act', 'adopt', 'prepare', 'trial', 'watch', 'assess', 'hold'];
export const inUsualOrder = (rings: readonly string[]): string[] =>
  rings.every((ring) => USUAL.includes(ring.trim().toLowerCase()))
    ? [...rings].sort((a, b) => USUAL.indexOf(a.trim().toLowerCase()) - USUAL.indexOf(b.trim().toLowerCase()))
    : [...rings];
