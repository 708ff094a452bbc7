import { describe, expect, it } from '@jest/globals';
import { randomFrom } from '#libs/domain';
import fc from 'fast-check';
import { Arrivals, dayNumber, dayText, TimeHeap, YearShapes } from './arrivals.js';
import { wholeNumbers } from './plan.js';
import { WeightedChoice } from './words/choice.js';

const shapes = new YearShapes('2026-03-31');

describe('Arrivals', () => {
  const rates = { publication: { 2024: 4, 2025: 8, 2026: 2 }, news: { 2025: 6 } };

  it('gives exactly the wanted number, ascending, inside the years, with the shares of kinds and years', () => {
    const arrivals = new Arrivals(rates, 40_000, shapes, randomFrom('arrivals'));
    const cells = new Map<string, number>();
    let before = 0;
    let number = 0;
    for (; arrivals.time < Infinity; arrivals.advance()) {
      expect(arrivals.time).toBeGreaterThanOrEqual(before);
      before = arrivals.time;
      number += 1;
      const cell = `${arrivals.drawKind()} ${dayText(Math.floor(arrivals.time)).slice(0, 4)}`;
      cells.set(cell, (cells.get(cell) ?? 0) + 1);
    }
    expect(number).toBe(40_000);
    expect(dayText(Math.floor(before)) <= '2026-03-31').toBe(true);
    const shares = { 'publication 2024': 0.2, 'publication 2025': 0.4, 'publication 2026': 0.1, 'news 2025': 0.3 };
    // Four standard deviations of a binomial share.
    for (const [cell, share] of Object.entries(shares))
      expect(Math.abs((cells.get(cell) ?? 0) / number - share)).toBeLessThan(
        4 * Math.sqrt((share * (1 - share)) / number),
      );
    expect(cells.size).toBe(4);
  });

  it('is over at once without signals', () => {
    expect(new Arrivals(rates, 0, shapes, randomFrom('none')).time).toBe(Infinity);
  });
});

describe('TimeHeap', () => {
  it('merges streams as sorting would', () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(lists, (streams) => {
        const sorted = streams.map((list) => list.toSorted((a, b) => a - b));
        const heads = sorted.map((list) => ({ time: list[0] ?? Infinity, at: 0 }));
        const heap = new TimeHeap(heads);
        const merged: number[] = [];
        while ((heads[heap.first] as { time: number }).time < Infinity) {
          const head = heads[heap.first] as { time: number; at: number };
          merged.push(head.time);
          head.at += 1;
          head.time = sorted[heap.first]?.[head.at] ?? Infinity;
          heap.settle();
        }
        expect(merged).toEqual(streams.flat().sort((a, b) => a - b));
      }),
    );
  });
});

describe('days', () => {
  it('count from 1970 and back, also over leap days', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('2024-03-01') - dayNumber('2024-02-28')).toBe(2);
    expect(dayText(dayNumber('2024-02-29'))).toBe('2024-02-29');
  });
});

describe('wholeNumbers', () => {
  it('gives the seats of the largest remainders', () => {
    // Hare quota, the usual textbook example: 47, 16, 15.8, 12, 6.1, 3.1 thousand votes and 10 seats.
    expect(wholeNumbers([47, 16, 15.8, 12, 6.1, 3.1], 10)).toEqual([5, 2, 1, 1, 1, 0]);
  });

  it('always sums up, within one of the exact share', () => {
    const shares = fc.array(fc.double({ min: 0.001, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(shares, fc.integer({ min: 0, max: 100_000 }), (weights, total) => {
        const sum = weights.reduce((a, b) => a + b, 0);
        const whole = wholeNumbers(weights, total);
        expect(whole.reduce((a, b) => a + b, 0)).toBe(total);
        whole.forEach((n, i) => expect(Math.abs(n - ((weights[i] as number) / sum) * total)).toBeLessThan(1 + 1e-6));
      }),
    );
  });
});

describe('WeightedChoice', () => {
  it('passes over weights of zero and finds the interval of every point', () => {
    const choice = new WeightedChoice([0, 2, 0, 1, 0]);
    expect([0, 1.99, 2, 2.99].map((x) => choice.at(x))).toEqual([1, 1, 3, 3]);
    expect(choice.start(3)).toBe(2);
    expect(choice.total).toBe(3);
  });
});
