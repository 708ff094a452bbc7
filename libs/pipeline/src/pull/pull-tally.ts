import type { PullTally } from '#libs/domain';

/** Codes beside the largest are noise of single items: so many are kept. */
const MOST_CODES = 12;

/** Counts what one pull holds, row by row. */
export class PullTallier {
  private items = 0;
  private newest: string | null = null;
  private readonly languages = new Map<string, number>();
  private readonly countries = new Map<string, number>();

  add(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const { date, lang, country } = value as Readonly<Record<string, unknown>>;
    this.items++;
    const day = typeof date === 'string' ? /^\d{4}-\d{2}-\d{2}/.exec(date)?.[0] : undefined;
    if (day !== undefined && (this.newest === null || day > this.newest)) this.newest = day;
    count(this.languages, lang, /^[a-z]{2}(?=[-_]|$)/i, (code) => code.toLowerCase());
    count(this.countries, country, /^[a-z]{2}$/i, (code) => code.toUpperCase());
  }

  /** Null when there was nothing to count. */
  get tally(): PullTally | null {
    if (this.items === 0) return null;
    const { items, newest } = this;
    return { items, newest, languages: largest(this.languages), countries: largest(this.countries) };
  }
}

function count(counts: Map<string, number>, value: unknown, form: RegExp, write: (code: string) => string): void {
  const code = typeof value === 'string' ? form.exec(value.trim())?.[0] : undefined;
  if (code !== undefined) counts.set(write(code), (counts.get(write(code)) ?? 0) + 1);
}

const largest = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, MOST_CODES));
