import type { Ecosystem, Trend } from '#libs/domain';
import { CLASSES, CROSSWALK, PREFIXES } from './columns.js';

/** What one code says. */
export interface CodeReading {
  /** The code without blanks, upper case. */
  readonly code: string;
  /** Voices it speaks for. */
  readonly voices: readonly number[];
  /** Trends (by position) that name it. */
  readonly trends: readonly number[];
  /** Section, class and subclass, as positions in the list of known prefixes. */
  readonly prefixes: readonly number[];
  /** Columns (after the words) of these voices and prefixes. */
  readonly columns: readonly number[];
}

const IPC = /^[A-HY]\d\d(?:[A-Z](?:\d{1,4}(?:\/\d{1,6})?)?)?$/;
const MAX_REMEMBERED = 50_000;

/** `A61K 8/00`, `a61k8/00` -> `A61K8/00`; null for what is no IPC/CPC code (topics, sectors, call identifiers). */
export function patentCode(code: string): string | null {
  const plain = code.replace(/\s+/g, '').toUpperCase();
  return plain.length <= 16 && IPC.test(plain) ? plain : null;
}

/** Section, class, subclass: `A61K8/00` -> A, A61, A61K. */
export const codePrefixes = (code: string): string[] =>
  [code.slice(0, 1), code.slice(0, 3), code.slice(0, 4)].filter((prefix, i, all) => all.indexOf(prefix) === i);

/** Whether a code lies under a prefix: A61K8 holds A61K8/02 but not A61K85/00. */
export function underPrefix(code: string, prefix: string): boolean {
  if (!code.startsWith(prefix)) return false;
  const next = code.charCodeAt(prefix.length);
  const endsInGroup = prefix.length > 4 && !prefix.includes('/');
  return !(endsInGroup && next >= 48 && next <= 57);
}

/** Reads codes by the crosswalks of ecosystems and trends; remembers each code. */
export class CodeBook {
  private readonly claims: readonly { prefixes: readonly string[]; except: readonly string[] }[];
  private readonly trendCodes: readonly { trend: number; voice: number; prefixes: readonly string[] }[];
  private readonly known: ReadonlyMap<string, number>;
  private readonly memo = new Map<string, CodeReading | null>();

  /** `prefixes`: those the model has weights for. */
  constructor(ecosystems: readonly Ecosystem[], trends: readonly Trend[], prefixes: readonly string[]) {
    const clean = (list: readonly string[]): string[] => list.map((prefix) => prefix.replace(/\s+/g, '').toUpperCase());
    this.claims = ecosystems.map(({ codes }) => ({ prefixes: clean(codes.prefixes), except: clean(codes.except) }));
    this.trendCodes = trends.flatMap((trend, position) => {
      const home = ecosystems.findIndex((ecosystem) => ecosystem.id === trend.ecosystem);
      return trend.codes.length && home >= 0
        ? [{ trend: position, voice: CLASSES + home, prefixes: clean(trend.codes) }]
        : [];
    });
    this.known = new Map(prefixes.map((prefix, position) => [prefix, position]));
  }

  /** What the codes say that are IPC or CPC codes. */
  readAll(codes: readonly string[]): CodeReading[] {
    const readings: CodeReading[] = [];
    for (const code of codes) {
      const reading = this.read(code);
      if (reading !== null) readings.push(reading);
    }
    return readings;
  }

  read(code: string): CodeReading | null {
    const known = this.memo.get(code);
    if (known !== undefined) return known;
    if (this.memo.size >= MAX_REMEMBERED) this.memo.clear();
    const plain = patentCode(code);
    const reading = plain === null ? null : this.look(plain);
    this.memo.set(code, reading);
    return reading;
  }

  private look(code: string): CodeReading {
    const under = (prefixes: readonly string[]): boolean => prefixes.some((prefix) => underPrefix(code, prefix));
    const voices = new Set<number>();
    this.claims.forEach(({ prefixes, except }, voice) => under(prefixes) && !under(except) && voices.add(voice));
    const trends: number[] = [];
    for (const { trend, voice, prefixes } of this.trendCodes) {
      if (!under(prefixes)) continue;
      trends.push(trend);
      voices.add(voice);
    }
    const prefixes = codePrefixes(code).flatMap((prefix) => this.known.get(prefix) ?? []);
    const columns = [...[...voices].map((voice) => CROSSWALK + voice), ...prefixes.map((prefix) => PREFIXES + prefix)];
    return { code, voices: [...voices], trends, prefixes, columns };
  }
}
