import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { SIGNAL_KINDS } from '../signal/signal.js';
import type { KindYearCounts } from '../series/series.js';
import { explainPlacement } from './explain.js';
import type { Contribution, Explanation } from './explanation.js';
import { readRadarDefinition } from './method.js';
import { placeRadar } from './place.js';
import type { Placement } from './radar.js';
import type { PreviousPlace } from './ring.js';
import { sentencesOf } from './sentences.js';

const definition = readRadarDefinition(JSON.parse(readFileSync('data/radar.json', 'utf8')));
const years = Array.from({ length: 15 }, (_, i) => 2012 + i);
const flat = (n: number): Record<number, number> => Object.fromEntries(years.map((year) => [year, n]));
const totals: KindYearCounts = Object.fromEntries(SIGNAL_KINDS.map((kind) => [kind, flat(1000)]));

function explain(counts: KindYearCounts, before?: PreviousPlace): Explanation {
  const previous = new Map(before ? [['steel', before]] : []);
  const trends = [{ trendId: 'steel', segment: 'green', counts }];
  const asOf = '2026-11-20';
  const input = {
    ecosystem: 'energy-intensive' as const,
    asOf,
    trends,
    totals,
    previous,
    angles: new Map([['steel', 9]]),
  };
  const [placement] = placeRadar(input, definition);
  if (!placement) throw new Error('not placed');
  return explainPlacement({ name: 'Green steel', asOf, placement, counts, totals, previous: before }, definition);
}

/** Sentences of a placement with two kinds of evidence, most weight on publications. */
function tell(changes: Partial<Placement>, leading: Partial<Contribution> = {}): string[] {
  const placement: Placement = {
    trendId: 'steel',
    ecosystem: 'energy-intensive',
    segment: 'green',
    radius: 0.5,
    angle: 9,
    ring: 'prepare',
    interval: { low: 0.4, high: 0.6 },
    ringProbability: { act: 0.05, prepare: 0.9, watch: 0.05 },
    maturity: 0.5,
    movement: 'none',
    previousRadius: 0.5,
    momentum: { growth: null, low: null, high: null },
    volume: 30,
    evidence: { publication: 20, patent: 10 },
    ...changes,
  };
  const part: Contribution = {
    kind: 'publication',
    value: 0.3,
    weight: 0.6,
    maturity: 0.5,
    lifeCycleShare: 0.5,
    lifeCycleInterval: { low: 0.4, high: 0.6 },
    evidence: 20,
    dated: 20,
  };
  return sentencesOf(
    {
      name: 'Green steel',
      placement,
      contributions: [
        { ...part, ...leading },
        { ...part, kind: 'patent', value: 0.2, weight: 0.4, evidence: 10, dated: 10 },
      ],
      counterfactuals: [],
      missing: [],
      silent: [],
      words: [],
      onePublisher: null,
    },
    definition,
  );
}

describe('explainPlacement', () => {
  it('splits the radius by kind and says what changes without each', () => {
    const told = explain({ publication: flat(2), investment: flat(1), news: { 2025: 5, 2026: 7 } });
    const sum = told.contributions.reduce((a, c) => a + Math.round(c.value * 1e6), 0);
    expect(sum).toBe(Math.round(told.radius * 1e6));
    expect(told.missing).toEqual(['patent', 'article']);
    expect(told.counterfactuals.map((c) => c.without)).toEqual(['publication', 'investment', 'news']);
    expect(told.counterfactuals[0]?.radius).toBeLessThan(told.radius);
    expect(told.counterfactuals[2]?.radius).toBeGreaterThan(told.radius);
    expect(told.method).toEqual({
      version: 'placement-1',
      seed: 'placement-1/energy-intensive/steel',
      parameters: definition.placement,
    });
  });

  it('contributions sum to the radius for any evidence', () => {
    const cells = fc.dictionary(fc.constantFrom(...years.map(String)), fc.integer({ min: 0, max: 40 }));
    const counts = fc.record({ publication: cells, patent: cells, investment: cells, news: cells, article: cells });
    fc.assert(
      fc.property(counts, (c) => {
        const n = Object.values(c).reduce((a, cell) => a + Object.values(cell).reduce((x, y) => x + y, 0), 0);
        fc.pre(n >= 3);
        const told = explain(c);
        expect(told.contributions.reduce((a, k) => a + Math.round(k.value * 1e6), 0)).toBe(
          Math.round(told.radius * 1e6),
        );
        for (const k of told.contributions) expect(k.value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 50 },
    );
  });

  it('speaks plain English', () => {
    const told = explain(
      { publication: flat(2), investment: flat(1), news: { 2025: 5, 2026: 7 } },
      { radius: 0.2, ring: 'act' },
    );
    const text = told.sentences.join('\n');
    expect(told.sentences[0]).toBe(
      'Green steel: in the ring Prepare (impact in 2-5 years). 30 publications, 15 investments and 12 news reports put its maturity at 39 %.',
    );
    expect(text).toContain('Without the publications it would sit in Act');
    expect(text).toContain('There are no patents or innovation articles about it; that counts for nothing');
    expect(text).toContain('it moved towards the rim, from radius 0.20 to 0.61');
    expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
  });

  it('says of each kind how far it is only as far as its years tell', () => {
    const text = explain({
      publication: { 2023: 2, 2024: 8, 2025: 20 },
      patent: { 2024: 1 },
      news: { 2026: 5 },
    }).sentences.join(' ');
    expect(text).toContain(
      'the publications, which look early in their life cycle (their share of all publications grows)',
    );
    expect(text).toContain('the news reports, all of years that are not complete yet');
    expect(text).toContain('the patents, whose years leave open how far they are');
  });

  it('says when a trend rests on one kind, and what one signal is called', () => {
    const told = explain({ patent: { 2026: 3 } });
    expect(told.counterfactuals).toEqual([{ without: 'patent', radius: null, ring: null, ringChanges: true }]);
    expect(told.sentences.join(' ')).toContain('rests on patents alone');
    expect(explain({ patent: { 2026: 3 }, news: { 2026: 1 } }).sentences[0]).toContain(
      '3 patents and 1 news report put',
    );
  });

  it('tells a trend without a kind from a collection without it, and says when all comes through one door', () => {
    const all = { ...totals, article: {} };
    const counts = { patent: { 2026: 3 }, news: { 2025: 2 } };
    const trends = [{ trendId: 'steel', segment: 'green', counts }];
    const [placement] = placeRadar(
      {
        ecosystem: 'retail',
        asOf: '2026-11-20',
        trends,
        totals: all,
        previous: new Map(),
        angles: new Map([['steel', 9]]),
      },
      definition,
    );
    const { sentences } = explainPlacement(
      {
        name: 'Answers to resistant infections',
        asOf: '2026-11-20',
        placement: placement!,
        counts,
        totals: all,
        words: [
          { term: 'phage', signals: 4 },
          { term: 'A01N', signals: 2 },
        ],
        onePublisher: { publisher: 'EPO', n: 5, of: 5 },
      },
      definition,
    );
    expect(sentences).toEqual(
      expect.arrayContaining([
        'There are no publications or investments about it; that counts for nothing, it only makes the picture less certain.',
        'The collection holds no innovation articles at all, so they say nothing of any trend.',
        'Its clearest evidence speaks of "phage" and "A01N".',
        'That is little evidence: read it as a hint, 5 signals can mislead.',
        '5 of 5 pieces of its clearest evidence come through one publisher, EPO.',
        'This edition is the first to place it.',
      ]),
    );
  });

  it('names the border it stands at when more of the pictures speak for the other ring, and no ring that hardly any does', () => {
    const told = explain({ publication: flat(6), patent: flat(4) }, { radius: 0.72, ring: 'prepare' });
    const text = told.sentences.join(' ');
    expect(told.ring).toBe('prepare');
    expect(text).toContain('it stands at the border of Watch');
    expect(text).not.toContain('for Act');
  });

  it('prints ring shares that sum to 100, and says that a ring is kept at the border', () => {
    const sentences = tell({
      ring: 'prepare',
      radius: 0.38,
      ringProbability: { act: 0.685, prepare: 0.315, watch: 0 },
    });
    expect(sentences.join(' ')).toContain('speak 69 % for Act and 31 % for Prepare');
    expect(sentences).toContain(
      'Its radius of 0.38 alone would put it in Act; it stays in Prepare, where it was before, until it is across the border by more than 0.03.',
    );
    expect(tell({}).join(' ')).not.toContain('alone would put it');
  });

  it('uses the same words for the same certainty', () => {
    const certainty = (share: number) =>
      tell({ ringProbability: { act: 0, prepare: share, watch: 1 - share } }).find((one) => one.includes('certain:'));
    expect(certainty(1)).toContain('practically certain: more than 99 % of');
    expect(certainty(0.9975)).toContain('practically certain: more than 99 % of');
    expect(certainty(0.99)).toContain('fairly certain: 99 % of');
    expect(certainty(0.8)).toContain('fairly certain: 80 % of');
    expect(certainty(0.79)).toContain('not certain');
  });

  it('explains a move against its growth, and only that', () => {
    const grows = { growth: 0.5, low: 0.2, high: 0.9 };
    const moved = { previousRadius: 0.42, movement: 'out' as const };
    expect(tell({ ...moved, momentum: grows }).at(-1)).toBe(
      'It moved towards the rim although its share grows: nearness tells how ripe its evidence is, growth how much of it there is.',
    );
    expect(
      tell({ previousRadius: 0.6, movement: 'in', momentum: { growth: -0.37, low: -0.5, high: -0.2 } }).at(-1),
    ).toContain('towards the centre although its share shrinks');
    expect(tell({ previousRadius: 0.6, movement: 'in', momentum: grows }).join(' ')).not.toContain('although');
    expect(tell({ ...moved, momentum: { growth: 0.1, low: -0.2, high: 0.5 } }).join(' ')).not.toContain('although');
  });

  it('tells growth within the leading kind from growth of all kinds where they disagree', () => {
    const early = { lifeCycleShare: 0.2, lifeCycleInterval: { low: 0.1, high: 0.3 } };
    const shrinks = { growth: -0.27, low: -0.4, high: -0.1 };
    const said = 'That is of all kinds together and of the last 5 complete years; how far the publications are';
    expect(tell({ momentum: shrinks }, early).join(' ')).toContain(said);
    expect(tell({ momentum: { growth: 0.3, low: 0.1, high: 0.5 } }, early).join(' ')).not.toContain('That is of');
  });

  it('calls growth beyond threefold a year steep, whatever figure a few signals give', () => {
    const { sentences } = explain({ news: { 2022: 1, 2023: 20, 2024: 400, 2025: 900 } });
    const growth = sentences.find((sentence) => sentence.includes('share of all evidence'));
    expect(growth).toMatch(/grew by over 200 % a year \(between .* and over 200 %\)/);
  });

  it('refuses to explain a placement by other inputs than its own', () => {
    const counts = { publication: flat(2) };
    const trends = [{ trendId: 'steel', segment: 'green', counts }];
    const input = {
      ecosystem: 'retail' as const,
      asOf: '2026-11-20',
      trends,
      totals,
      previous: new Map(),
      angles: new Map([['steel', 9]]),
    };
    const [placement] = placeRadar(input, definition);
    expect(() =>
      explainPlacement(
        { name: 'x', asOf: '2026-11-20', placement: placement!, counts: { news: flat(2) }, totals },
        definition,
      ),
    ).toThrow('its own edition');
  });
});
