import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { type Turn, Turns } from './turns.js';

describe('turns', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const enter = (turns: Turns, told: Turn[]) => turns.enter((turn) => told.push(turn));

  it('lets so many in, and the next as one leaves, in the order they came', () => {
    const turns = new Turns({ places: 2, patienceMs: 1_000 });
    const told: string[] = [];
    for (const name of ['a', 'b', 'c', 'd']) turns.enter((turn) => told.push(`${name} ${turn}`));
    expect(told).toEqual(['a in', 'b in']);
    turns.leave();
    turns.leave();
    expect(told).toEqual(['a in', 'b in', 'c in', 'd in']);
  });

  it('lets nobody wait longer than the patience', () => {
    const turns = new Turns({ places: 1, patienceMs: 1_000 });
    const told: Turn[] = [];
    enter(turns, told);
    enter(turns, told);
    jest.advanceTimersByTime(999);
    expect(told).toEqual(['in']);
    jest.advanceTimersByTime(1);
    expect(told).toEqual(['in', 'late']);
    // Nobody is in line any more: the place is free.
    turns.leave();
    enter(turns, told);
    expect(told).toEqual(['in', 'late', 'in']);
  });

  it('forgets who gives up', () => {
    const turns = new Turns({ places: 1, patienceMs: 1_000 });
    const told: Turn[] = [];
    enter(turns, told);
    enter(turns, told)();
    turns.leave();
    jest.advanceTimersByTime(5_000);
    expect(told).toEqual(['in']);
    enter(turns, told);
    expect(told).toEqual(['in', 'in']);
  });

  it('turns away at once whom the rate leaves no chance', () => {
    const turns = new Turns({ places: 1, patienceMs: 4_000 });
    const told: Turn[] = [];
    for (let n = 0; n < 10; n++) enter(turns, told); // one in, nine in line
    turns.leave();
    turns.leave(); // three begun in this second: 12 in four of them
    turns.second();
    for (let n = 0; n < 8; n++) enter(turns, told);
    expect(told).toEqual(['in', 'in', 'in', 'full', 'full', 'full']);
  });

  it('never has more in work than places, and settles each wait once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.constantFrom('enter', 'leave', 'give up', 'second', 'wait'), { maxLength: 200 }),
        (places, steps) => {
          const turns = new Turns({ places, patienceMs: 3_000 });
          const settled: Turn[][] = [];
          const giveUps: (() => void)[] = [];
          let [inWork, most] = [0, 0];
          for (const step of steps) {
            if (step === 'enter') {
              const mine: Turn[] = [];
              settled.push(mine);
              giveUps.push(
                turns.enter((turn) => {
                  mine.push(turn);
                  if (turn === 'in') most = Math.max(most, ++inWork);
                }),
              );
            } else if (step === 'leave' && inWork > 0) {
              inWork--;
              turns.leave();
            } else if (step === 'give up') giveUps.at(-1)?.();
            else if (step === 'second') turns.second();
            else if (step === 'wait') jest.advanceTimersByTime(1_000);
          }
          expect(most).toBeLessThanOrEqual(places);
          expect(settled.every((turns) => turns.length <= 1)).toBe(true);
          // All leave and all patience ends: whoever comes now is let in.
          while (inWork-- > 0) turns.leave();
          jest.advanceTimersByTime(10_000);
          let last: Turn | null = null;
          turns.enter((turn) => (last = turn));
          return last === 'in';
        },
      ),
    );
  });
});
