import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readRadarDefinition } from '../radar/method.js';
import type { Placement } from '../radar/radar.js';
import { canonicalJson, contentHash } from './canonical-json.js';
import { diffEditions, type EditionContent } from './diff.js';
import { editionHash, editionInputHash } from './edition.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const definition = readRadarDefinition(JSON.parse(readFileSync('data/radar.json', 'utf8')));

describe('canonicalJson', () => {
  it('sorts keys and prints numbers and texts as RFC 8785 does', () => {
    // The examples of RFC 8785, sections 3.2.2 and 3.2.3.
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '€$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'D',
      '1': 'One',
      '\ud83d\ude00': 'Smiley',
      '\u0080': 'C',
      '\u00f6': 'O',
    };
    expect(Object.values(JSON.parse(canonicalJson([Object.entries(keys)])) as object)).toHaveLength(1);
    expect(canonicalJson(keys).match(/"(CR|One|C|O|Euro|Smiley|D)"/g)).toEqual(
      ['CR', 'One', 'C', 'O', 'Euro', 'Smiley', 'D'].map((v) => `"${v}"`),
    );
  });

  it('treats maps as objects, drops undefined, and refuses what JSON cannot say', () => {
    expect(
      canonicalJson(
        new Map<string, unknown>([
          ['b', 1],
          ['a', undefined],
        ]),
      ),
    ).toBe('{"b":1}');
    expect(canonicalJson([undefined])).toBe('[null]');
    for (const bad of [Number.NaN, [Infinity], undefined, () => 1])
      expect(() => canonicalJson(bad)).toThrow(RangeError);
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => canonicalJson(loop)).toThrow('contains itself');
  });

  it('keeps the content, and forgets the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
      }),
    );
    expect(contentHash({ a: 1, b: 2 }, sha256)).toBe(contentHash({ b: 2, a: 1 }, sha256));
  });
});

describe('edition hashes', () => {
  const trend = (trendId: string, n: number) => ({ trendId, segment: 'green', counts: { news: { 2025: n } } });
  const radar = (trends: ReturnType<typeof trend>[]) => ({
    ecosystem: 'retail' as const,
    trends,
    previous: new Map([['a', { radius: 0.5, ring: 'prepare' }]]),
    angles: new Map([
      ['a', 1],
      ['b', 2],
    ]),
  });
  const inputs = (trends: ReturnType<typeof trend>[]) => ({
    asOf: '2026-11-20',
    definition,
    totals: {},
    radars: [radar(trends)],
  });

  it('change with any input and not with the order', () => {
    const base = editionInputHash(inputs([trend('a', 1), trend('b', 2)]), sha256);
    expect(editionInputHash(inputs([trend('b', 2), trend('a', 1)]), sha256)).toBe(base);
    expect(editionInputHash(inputs([trend('b', 2), trend('a', 2)]), sha256)).not.toBe(base);
    expect(editionInputHash({ ...inputs([trend('a', 1), trend('b', 2)]), asOf: '2026-11-21' }, sha256)).not.toBe(base);
    const placements = [
      { ecosystem: 'retail', trendId: 'b', radius: 1 },
      { ecosystem: 'retail', trendId: 'a', radius: 0 },
    ];
    expect(editionHash(placements, sha256)).toBe(editionHash([...placements].reverse(), sha256));
  });
});

describe('diffEditions', () => {
  const at = (trendId: string, radius: number, ring: string): Placement => ({
    trendId,
    ecosystem: 'retail',
    segment: 'green',
    radius,
    angle: 1,
    ring,
    interval: { low: radius, high: radius },
    ringProbability: {},
    maturity: 1 - radius,
    movement: 'none',
    previousRadius: null,
    momentum: { growth: null, low: null, high: null },
    volume: 5,
    evidence: {},
  });
  const edition = (placements: Placement[], more: Partial<EditionContent> = {}): EditionContent => ({
    asOf: '2026-11-20',
    definition,
    placements,
    totalsHash: 't',
    taxonomy: new Map(placements.map((p) => [p.trendId, 'x'])),
    evidence: new Map(placements.map((p) => [`retail/${p.trendId}`, 'e'])),
    ...more,
  });
  const before = edition([
    at('a', 0.5, 'prepare'),
    at('b', 0.5, 'prepare'),
    at('c', 0.5, 'prepare'),
    at('d', 0.8, 'watch'),
  ]);

  it('tells in, out, new, gone and stayed', () => {
    const after = edition([
      at('a', 0.3, 'act'),
      at('b', 0.6, 'prepare'),
      at('c', 0.51, 'prepare'),
      at('n', 0.9, 'watch'),
    ]);
    const { changes, counts } = diffEditions(before, after);
    expect(changes.map((c) => [c.trendId, c.change])).toEqual([
      ['a', 'in'],
      ['b', 'out'],
      ['c', 'stayed'],
      ['d', 'gone'],
      ['n', 'new'],
    ]);
    expect(counts).toEqual({ in: 1, out: 1, new: 1, gone: 1, stayed: 1 });
    expect(changes[4]?.causes).toEqual(['data', 'taxonomy']);
  });

  it('names data, method, weights and taxonomy as causes when their inputs differ', () => {
    const cause = (more: Partial<EditionContent>) => diffEditions(before, { ...before, ...more }).changes[0]?.causes;
    const placement = definition.placement;
    expect(cause({})).toEqual([]);
    expect(cause({ evidence: new Map([['retail/a', 'other']]) })).toEqual(['data']);
    expect(cause({ totalsHash: 'u' })).toEqual(['data']);
    expect(cause({ definition: { ...definition, placement: { ...placement, span: 0.5 } } })).toEqual(['method']);
    const weights = { ...placement.weights, news: 2 };
    expect(cause({ definition: { ...definition, placement: { ...placement, weights } } })).toEqual(['weights']);
    expect(cause({ taxonomy: new Map([['a', 'edited']]) })).toEqual(['taxonomy']);
  });

  it('splits a move into data and method by a replay', () => {
    const after = edition([at('a', 0.35, 'act')]);
    const change = diffEditions(before, after, [at('a', 0.45, 'prepare')]).changes[0];
    expect(change?.split?.data).toBeCloseTo(-0.05, 12);
    expect(change?.split?.method).toBeCloseTo(-0.1, 12);
  });
});
