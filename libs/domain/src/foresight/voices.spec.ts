import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PanelContribution } from './release.js';
import { releaseVoices, voicesOf } from './voices.js';

const RULE = { kind: 'iqr', atMost: 2 } as const;
const panel = (ratings: Record<string, readonly (number | null)[]>, touched = 1): PanelContribution[] =>
  Object.entries(ratings).flatMap(([organisation, values]) =>
    values.map((value, i) => ({
      panellist: `${organisation}${i}`,
      group: organisation === 'runner' ? null : organisation,
      value,
      touched,
      left: [],
    })),
  );
const figures = (ratings: Record<string, readonly (number | null)[]>, minimum = 5) =>
  releaseVoices(panel(ratings), null, RULE, minimum);

/** Worked out by hand; quartiles as `numpy.quantile` gives them. */
describe('one voice per organisation', () => {
  it('gives forty people of one organisation the weight of six of another', () => {
    // Medians 9, 2, 4: the median of medians is 4, while the median of all 52 people is 9.
    const ratings = { a: Array<number>(40).fill(9), b: [1, 2, 2, 2, 3, 9], c: [3, 4, 4, 4, 4, 5] };
    expect(figures(ratings)).toEqual({ n: 3, median: 4, q1: null, q3: null, consensus: null });
  });

  it('takes the middle of even numbers, within and across', () => {
    // a: (4 + 5) / 2 = 4.5; b: 7; c: 1; d: (5 + 6) / 2 = 5.5; of 1, 4.5, 5.5, 7 it is 5.
    expect(
      figures({ a: [1, 2, 4, 5, 9, 9], b: [7, 7, 7, 7, 7], c: [1, 1, 1, 1, 9], d: [5, 5, 5, 6, 6, 6] }),
    ).toMatchObject({ n: 4, median: 5, q1: null });
  });

  it('tells quartiles and consensus of five voices, not of four', () => {
    const of = (values: readonly number[]) =>
      figures(Object.fromEntries(values.map((v, i) => [`o${i}`, Array<number>(5).fill(v)])));
    expect(of([2, 4, 5, 7, 9])).toEqual({ n: 5, median: 5, q1: 4, q3: 7, consensus: false });
    expect(of([5, 6, 6, 7, 7])).toEqual({ n: 5, median: 6, q1: 6, q3: 7, consensus: true });
    // 1, 2, 4, 8, 8, 9: positions 1.25 and 3.75 give 2.5 and 8.
    expect(of([9, 1, 8, 2, 4, 8])).toEqual({ n: 6, median: 6, q1: 2.5, q3: 8, consensus: false });
    expect(of([5, 5, 5, 5])).toEqual({ n: 4, median: 5, q1: null, q3: null, consensus: null });
  });

  it('says nothing below three voices', () => {
    expect(figures({})).toBeNull();
    expect(figures({ a: [1, 2, 3, 4, 5] })).toBeNull();
    expect(figures({ a: [1, 2, 3, 4, 5], b: [1, 2, 3, 4, 5] })).toBeNull();
    expect(figures({ a: [null, null, null, null, null], b: [1, 1, 1, 1, 1], c: [1, 1, 1, 1, 1] })).toBeNull();
    // In an open exercise people stand by name; organisations still need company.
    expect(figures({ a: [1], b: [2] }, 1)).toBeNull();
    expect(figures({ a: [1], b: [2], c: [9] }, 1)).toMatchObject({ n: 3, median: 2 });
  });

  it('does not count an organisation of four, unless five such are there', () => {
    const large = { a: Array<number>(5).fill(3), b: Array<number>(5).fill(4), c: Array<number>(6).fill(5) };
    expect(figures({ ...large, d: [9, 9, 9, 9] })).toMatchObject({ n: 3, median: 4 });
    expect(figures({ ...large, d: [9, 9, 9, 9, null] })).toMatchObject({ n: 3, median: 4 });
    expect(figures({ ...large, d: [9], e: [9], f: [9], g: [9, 9] })).toMatchObject({ n: 3, median: 4 });
    // Voices 3, 4, 5, 9, 9, 9, 9, 9.
    expect(figures({ ...large, d: [9], e: [9], f: [9], g: [9, 9], h: [9] })).toMatchObject({ n: 8, median: 9 });
    expect(voicesOf(panel({ ...large, d: [9, 9, 9, 9] }), 5).map((v) => v.organisation)).toEqual(['a', 'b', 'c']);
  });

  it('counts the people of whoever runs it as one voice', () => {
    expect(figures({ runner: [1, 1, 1, 1, 1], a: [5, 5, 5, 5, 5], b: [9, 9, 9, 9, 9] })).toMatchObject({
      n: 3,
      median: 5,
    });
  });

  it('stands still until three organisations have said something new', () => {
    const now = (changed: readonly string[]) =>
      panel({ a: [1, 1, 1, 1, 1], b: [2, 2, 2, 2, 2], c: [3, 3, 3, 3, 3], d: [4, 4, 4, 4, 4] }).map((c) =>
        changed.includes(c.group ?? '') ? { ...c, touched: 2 } : c,
      );
    for (const few of [[], ['a'], ['a', 'b']]) expect(releaseVoices(now(few), 1, RULE, 5)).toBeNull();
    expect(releaseVoices(now(['a', 'b', 'c']), 1, RULE, 5)).toMatchObject({ n: 4, median: 2.5 });
  });
});

const anyPanel = fc
  .array(fc.array(fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }), { maxLength: 12 }), { maxLength: 12 })
  .map((list) => Object.fromEntries(list.map((values, i) => [`o${i}`, values])));

describe('whoever answers what', () => {
  it('no voice is of fewer than five people, or at least five such voices are counted', () => {
    fc.assert(
      fc.property(anyPanel, (ratings) => {
        const voices = voicesOf(panel(ratings), 5);
        const small = voices.filter((v) => v.people < 5);
        expect(small.length === 0 || small.length >= 5).toBe(true);
        const shown = figures(ratings);
        if (!shown) return;
        expect(shown.n).toBe(voices.length);
        const values = voices.map((v) => v.value);
        expect(shown.median).toBeGreaterThanOrEqual(Math.min(...values));
        expect(shown.median).toBeLessThanOrEqual(Math.max(...values));
        expect(shown.q1 === null).toBe(shown.n < 5);
      }),
    );
  });

  it('the number of people of an organisation does not weigh, nor the order in which they come', () => {
    fc.assert(
      fc.property(anyPanel, fc.nat(11), (ratings, at) => {
        const key = `o${at}`;
        const values = ratings[key] ?? [];
        // Only where the copies do not lift it over the smallest number of people.
        fc.pre(values.filter((v) => v !== null).length >= 5);
        expect(figures({ ...ratings, [key]: [...values, ...values, ...values] })).toEqual(figures(ratings));
        expect(releaseVoices(panel(ratings).reverse(), null, RULE, 5)).toEqual(figures(ratings));
      }),
    );
  });

  it('nobody can tell whose voice is whose: two organisations exchanged give the same figures', () => {
    fc.assert(
      fc.property(anyPanel, fc.nat(11), fc.nat(11), (ratings, i, j) => {
        const [a, b] = [`o${i}`, `o${j}`];
        const swapped = { ...ratings, [a]: ratings[b] ?? [], [b]: ratings[a] ?? [] };
        expect(figures(swapped)).toEqual(figures(ratings));
      }),
    );
  });

  it('no two readings differ by one organisation or two', () => {
    const step = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.option(fc.integer({ min: 1, max: 9 }), { nil: null })));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let people = panel(Object.fromEntries([1, 2, 3, 4, 5, 6].map((v) => [`o${v - 1}`, Array<number>(6).fill(v)])));
        let [clock, since] = [1, 1];
        let read = new Map(voicesOf(people, 5).map((v) => [v.organisation, v.touched]));
        for (const changes of steps) {
          clock += 1;
          for (const [organisation, person, value] of changes)
            people = people.map((c) =>
              c.panellist === `o${organisation}${person}` ? { ...c, value, touched: clock } : c,
            );
          if (!releaseVoices(people, since, RULE, 5)) continue;
          since = clock;
          const now = new Map(voicesOf(people, 5).map((v) => [v.organisation, v.touched]));
          const differing = [...new Set([...read.keys(), ...now.keys()])].filter((id) => read.get(id) !== now.get(id));
          expect(differing.length).toBeGreaterThanOrEqual(3);
          read = now;
        }
      }),
    );
  });
});
