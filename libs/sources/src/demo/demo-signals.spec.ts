import { describe, expect, it } from '@jest/globals';
import {
  type EcosystemId,
  evidenceOf,
  gammaQ,
  type KindYearCounts,
  placeRadar,
  readSignal,
  ringOf,
  SIGNAL_KINDS,
  type SignalKind,
} from '#libs/domain';
import { loadCatalogue } from '#libs/platform';
import { createHash } from 'node:crypto';
import type { DemoRow } from './demo-row.js';
import { demoSignals, plantedSource } from './demo-signals.js';
import { hiddenTrends } from './hidden-trends.js';
import { loadTruth } from './load-truth.js';
import { planUniverse } from './plan.js';

const catalogue = loadCatalogue();
const truth = loadTruth(catalogue);
const AS_OF = '2026-10-15';
const input = { ...catalogue, truth, count: 11_000, seed: 'spec', asOf: AS_OF };
const rows = [...demoSignals(input)];
const isCopy = (row: DemoRow): boolean => row.id.endsWith(':2');
const originals = rows.filter((row) => !isCopy(row));
const yearOf = (row: DemoRow): number => Number(row.date.slice(0, 4));

function digest(seed: string, count = 2_000): string {
  const hash = createHash('sha256');
  for (const row of demoSignals({ ...input, seed, count })) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

/** Pearson's test; cells that expect fewer than five are pooled. @returns the probability of a larger deviation */
function chiSquareProbability(pairs: readonly { observed: number; expected: number }[]): number {
  const large = pairs.filter((pair) => pair.expected >= 5);
  const small = pairs.filter((pair) => pair.expected < 5);
  const pooled = small.reduce(
    (sum, p) => ({ observed: sum.observed + p.observed, expected: sum.expected + p.expected }),
    {
      observed: 0,
      expected: 0,
    },
  );
  const cells = pooled.expected >= 5 ? [...large, pooled] : large;
  const statistic = cells.reduce((sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected, 0);
  return gammaQ((cells.length - 1) / 2, statistic / 2);
}

describe('demoSignals', () => {
  it('gives exactly the wanted number, in the order of dates, with unique ids and none after the as-of day', () => {
    expect(rows).toHaveLength(11_000);
    expect(new Set(rows.map((row) => row.id)).size).toBe(11_000);
    expect(rows.every((row, i) => i === 0 || (rows[i - 1] as DemoRow).date <= row.date)).toBe(true);
    expect((rows.at(-1) as DemoRow).date <= AS_OF).toBe(true);
    expect(rows[0]?.date.startsWith('2012-')).toBe(true);
  });

  it('is the same, byte for byte, for the same seed, and another for another', () => {
    expect(digest('a')).toBe(digest('a'));
    expect(digest('a')).not.toBe(digest('b'));
  });

  it('writes rows that ingest accepts whole', () => {
    for (const row of rows) {
      const read = readSignal(row, { latestDay: AS_OF, synthetic: true });
      if (!read.ok) throw new Error(`${row.id}: ${read.reason}`);
      expect({ ...read.signal, synthetic: undefined }).toEqual({ ...row, synthetic: undefined });
    }
  });

  it('covers every trend of the catalogue, and leaves the planned shares to noise, background, copies and hidden trends', () => {
    const bySource = new Map<string, number>();
    for (const row of originals) {
      const source = plantedSource(row.id) as string;
      bySource.set(source, (bySource.get(source) ?? 0) + 1);
    }
    const least = Math.min(...catalogue.trends.map((trend) => bySource.get(trend.id) ?? 0));
    expect(least).toBeGreaterThanOrEqual(8);
    expect(Math.abs((bySource.get('general') ?? 0) - 880)).toBeLessThanOrEqual(1);
    const background = catalogue.ecosystems.reduce((sum, { id }) => sum + (bySource.get(id) ?? 0), 0);
    expect(Math.abs(background - 660)).toBeLessThanOrEqual(catalogue.ecosystems.length);
    expect(rows.length - originals.length).toBe(330);
    for (const hidden of hiddenTrends) expect(bySource.get(hidden.id)).toBeGreaterThan(30);
  });

  it('follows the planted rates by kind and year', () => {
    const { sources } = planUniverse(input);
    const cells = new Map<string, { observed: number; expected: number }>();
    for (const source of sources)
      for (const kind of SIGNAL_KINDS)
        for (const [year, rate] of Object.entries(source.rates[kind] ?? {})) {
          const cell = cells.get(`${kind}/${year}`) ?? { observed: 0, expected: 0 };
          cells.set(`${kind}/${year}`, { observed: 0, expected: cell.expected + rate });
        }
    for (const row of originals) (cells.get(`${row.kind}/${yearOf(row)}`) as { observed: number }).observed += 1;
    expect(chiSquareProbability([...cells.values()])).toBeGreaterThan(0.001);
  });

  it('spreads the days of a year and ends the running year at the as-of day', () => {
    const months = new Map<string, number>();
    for (const row of originals.filter((r) => yearOf(r) === 2024)) {
      const month = row.date.slice(5, 7);
      months.set(month, (months.get(month) ?? 0) + 1);
    }
    expect(months.size).toBe(12);
    expect(Math.max(...months.values())).toBeLessThan(2.5 * Math.min(...months.values()));
    const share =
      originals.filter((r) => yearOf(r) === 2026).length / originals.filter((r) => yearOf(r) === 2025).length;
    expect(share).toBeGreaterThan(0.7);
    expect(share).toBeLessThan(1.15);
  });

  it('speaks other languages in about one text of eight and gives sums to investments only', () => {
    const foreign = rows.filter((row) => row.lang !== 'en').length / rows.length;
    expect(foreign).toBeGreaterThan(0.1);
    expect(foreign).toBeLessThan(0.14);
    for (const row of rows) expect(row.amountEur !== null).toBe(row.kind === 'investment');
    for (const row of rows) if (row.codes.length > 0) expect(row.kind).toBe('patent');
    const sums = rows.flatMap((row) => row.amountEur ?? []).sort((a, b) => a - b);
    expect(sums[0]).toBeGreaterThanOrEqual(100_000);
    expect(sums.at(-1)).toBeLessThanOrEqual(900_000_000);
  });

  it('writes 40 to 140 words without open slots or double blanks, and seldom the same title', () => {
    for (const { text, title } of originals) {
      expect(`${title} ${text}`).not.toMatch(/[{}]|undefined| {2}/);
      expect(text.split(' ').length).toBeGreaterThanOrEqual(40);
      expect(text.split(' ').length).toBeLessThanOrEqual(140);
    }
    const titles = new Set(originals.map((row) => `${row.kind}|${row.title.toLowerCase()}`));
    expect(titles.size / originals.length).toBeGreaterThan(0.985);
  });

  it('makes copies that count as the same evidence as their original, under another publisher', () => {
    const byId = new Map(originals.map((row) => [row.id, row]));
    const evidence = (row: DemoRow): string => {
      const read = readSignal(row, { latestDay: AS_OF, synthetic: true });
      return read.ok ? evidenceOf(read.signal) : '';
    };
    for (const copy of rows.filter(isCopy)) {
      const original = byId.get(copy.id.slice(0, -2)) as DemoRow;
      expect(evidence(copy)).toBe(evidence(original));
      expect(copy.publisher).not.toBe(original.publisher);
      expect(copy.date >= original.date).toBe(true);
    }
  });

  it('keeps general noise free of strong phrases of any ecosystem or trend', () => {
    const strong = [...catalogue.ecosystems, ...catalogue.trends].flatMap((subject) => subject.phrases.strong);
    const found = new Set<string>();
    for (const row of rows.filter((r) => plantedSource(r.id) === 'general')) {
      const text = ` ${`${row.title} ${row.text}`.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
      for (const phrase of strong) if (text.includes(` ${phrase.replaceAll('-', ' ')} `)) found.add(phrase);
    }
    expect([...found]).toEqual([]);
  });

  it('hides trends whose words no curated trend of their ecosystem knows', () => {
    for (const { ecosystem, phrases } of hiddenTrends) {
      const neighbours = catalogue.trends.filter((t) => t.ecosystem === ecosystem || t.alsoOn.includes(ecosystem));
      const curated = neighbours.flatMap((trend) => [...trend.phrases.strong, ...trend.phrases.medium]);
      for (const phrase of [...phrases.strong, ...phrases.medium])
        expect(curated.filter((known) => ` ${phrase} `.includes(` ${known} `))).toEqual([]);
    }
  });

  it.each([[99], [10_000_001], [1.5], [NaN]])('refuses a count of %p', (count) => {
    expect(() => demoSignals({ ...input, count }).next()).toThrow(/demo universe of/);
  });

  it('refuses a catalogue with a trend that has no truth, and an impossible day', () => {
    expect(() => demoSignals({ ...input, truth: truth.slice(1) }).next()).toThrow(truth[0]?.trendId);
    expect(() => demoSignals({ ...input, asOf: '2026-02-30' }).next()).toThrow(/not a day/);
  });

  it('works from 100 signals on and on the first day of a year', () => {
    const few = [...demoSignals({ ...input, count: 100, asOf: '2026-01-01' })];
    expect(few).toHaveLength(100);
    expect(few.every((row) => row.date <= '2026-01-01')).toBe(true);
  });
});

describe('planted truth', () => {
  const count = (some: readonly DemoRow[]): KindYearCounts => {
    const counts: Partial<Record<SignalKind, Record<number, number>>> = {};
    for (const row of some) {
      const years = (counts[row.kind] ??= {});
      years[yearOf(row)] = (years[yearOf(row)] ?? 0) + 1;
    }
    return counts;
  };

  it('is found again by placement: the planted ring for at least 80 % of the trends with 30 signals or more', () => {
    const totals = count(originals);
    const bySource = new Map<string, DemoRow[]>();
    for (const row of originals) {
      const source = plantedSource(row.id) as string;
      bySource.set(source, [...(bySource.get(source) ?? []), row]);
    }
    const maturity = new Map(truth.map((planted) => [planted.trendId, planted.maturity]));
    let right = 0;
    let large = 0;
    for (const { id } of catalogue.ecosystems) {
      const trends = catalogue.trends.filter((trend) => trend.ecosystem === id);
      const placements = placeRadar(
        {
          ecosystem: id as EcosystemId,
          asOf: AS_OF,
          totals,
          previous: new Map(),
          angles: new Map(trends.map((trend, i) => [trend.id, i])),
          trends: trends.map((trend) => ({
            trendId: trend.id,
            segment: trend.segment,
            counts: count(bySource.get(trend.id) ?? []),
          })),
        },
        catalogue.radar,
      );
      for (const placement of placements.filter((p) => p.volume >= 30)) {
        large += 1;
        const planted = ringOf(1 - (maturity.get(placement.trendId) as number), catalogue.radar.rings);
        if (planted.id === placement.ring) right += 1;
      }
    }
    expect(large).toBeGreaterThan(80);
    expect(right / large).toBeGreaterThanOrEqual(0.8);
  });
});
