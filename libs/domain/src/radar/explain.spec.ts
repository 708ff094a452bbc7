import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { SIGNAL_KINDS } from '../signal/signal.js';
import type { KindYearCounts } from '../series/series.js';
import { explainPlacement } from './explain.js';
import type { Explanation } from './explanation.js';
import { readRadarDefinition } from './method.js';
import { placeRadar } from './place.js';
import type { PreviousPlace } from './ring.js';

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
    expect(text).toContain('There are no patents or innovation articles about it yet; that counts for nothing');
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
        'There are no publications or investments about it yet; that counts for nothing, it only makes the picture less certain.',
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
