import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { apartFromWhole, type PanelContribution, organisationsToShow, planRelease, type Released } from './release.js';

const people = (sizes: Record<string, number>, touched = 1): PanelContribution[] =>
  Object.entries(sizes).flatMap(([group, n]) =>
    Array.from({ length: n }, (_, i) => ({
      panellist: `${group}${i}`,
      group,
      value: 1 + (i % 5),
      touched,
      left: [],
    })),
  );

describe('planRelease', () => {
  it('shows nothing of four and everything of five', () => {
    expect(planRelease(people({ a: 4 }), null, 5)).toBeNull();
    expect(planRelease([], null, 5)).toBeNull();
    expect(planRelease(people({ a: 5 }), null, 5)).toEqual({ shown: ['a'] });
  });

  it('keeps back a group of four, and one more so that the rest does not tell', () => {
    expect(planRelease(people({ a: 4, b: 5, c: 9 }), null, 5)).toEqual({ shown: ['c'] });
    expect(planRelease(people({ a: 4, b: 5 }), null, 5)).toEqual({ shown: [] });
    expect(planRelease(people({ a: 4, b: 3, c: 9 }), null, 5)).toEqual({ shown: ['c'] });
    expect(planRelease(people({ a: 5, b: 5 }), null, 5)).toEqual({ shown: ['a', 'b'] });
  });

  it('stands still until five people have said something new', () => {
    const first: Released = { at: 1, shown: ['a', 'b'] };
    const now = people({ a: 6, b: 6 });
    const after = (n: number) => now.map((c, i) => (i < n ? { ...c, touched: 2 } : c));
    expect(planRelease(after(0), first, 5)).toBeNull();
    expect(planRelease(after(4), first, 5)).toBeNull();
    expect(planRelease(after(5), first, 5)).toEqual({ shown: ['a', 'b'] });
    // Six of a and one of b: b alone would tell; a must go with it, or "all minus a" would be that one of b.
    expect(planRelease(after(7), first, 5)).toEqual({ shown: [] });
  });

  it('does not tell who changed the group', () => {
    const first: Released = { at: 1, shown: ['a', 'b', 'c'] };
    const now = people({ a: 6, b: 6, c: 6 }, 2).map((c) =>
      c.group === 'c'
        ? { ...c, touched: 1 }
        : c.panellist === 'a0'
          ? { ...c, group: 'b', touched: 1, left: [{ group: 'a', at: 2 }] }
          : c,
    );
    expect(planRelease(now, first, 5)).toEqual({ shown: ['a', 'b', 'c'] });
    const quiet = now.map((c) =>
      c.panellist === 'a0' || c.group === 'c' ? { ...c, touched: c.group === 'c' ? 2 : 1 } : { ...c, touched: 1 },
    );
    expect(planRelease(quiet, first, 5)).toEqual({ shown: ['c'] });
  });

  it('whatever happens, no difference of what was shown is of one to four people', () => {
    const step = fc.record({
      touch: fc.array(fc.nat(17), { maxLength: 12 }),
      move: fc.option(fc.tuple(fc.nat(17), fc.constantFrom('a', 'b', 'c')), { nil: null }),
      withdraw: fc.option(fc.nat(17), { nil: null }),
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 18, maxLength: 18 }),
        fc.array(step, { minLength: 1, maxLength: 6 }),
        (start, steps) => {
          let clock = 1;
          let panel: PanelContribution[] = start.map((group, i) => ({
            panellist: `p${i}`,
            group,
            value: 1,
            touched: 1,
            left: [],
          }));
          let before: Released | null = null;
          const published: { shown: readonly string[]; panel: readonly PanelContribution[] }[] = [];
          for (const { touch, move, withdraw } of steps) {
            clock += 1;
            panel = panel.map((c, i) => {
              const moved = move?.[0] === i && move[1] !== c.group;
              const changed = touch.includes(i) || withdraw === i;
              return {
                ...c,
                ...(moved && { group: move[1], left: [...c.left, { group: c.group, at: clock }] }),
                ...(changed && { touched: clock, value: withdraw === i ? null : (c.value ?? 0) + 1 }),
              };
            });
            const plan = planRelease(panel, before, 5);
            if (!plan) continue;
            before = { at: clock, shown: plan.shown };
            published.push({ shown: plan.shown, panel });
          }
          for (const [index, { shown, panel: now }] of published.entries()) {
            for (const parts of subsets(shown)) {
              // Within one release: any union of groups, and all minus it.
              expect(small(cellOf(now, parts).size)).toBe(false);
              expect(small(cellOf(now, parts, true).size)).toBe(false);
              const last = published[index - 1];
              if (!last || !parts.every((part) => last.shown.includes(part))) continue;
              expect(small(differing(cellOf(now, parts), cellOf(last.panel, parts)))).toBe(false);
              expect(small(differing(cellOf(now, parts, true), cellOf(last.panel, parts, true)))).toBe(false);
            }
          }
        },
      ),
      { numRuns: 600 },
    );
  });
});

const small = (n: number): boolean => n > 0 && n < 5;
const subsets = <T>(of: readonly T[]): T[][] =>
  of.reduce<T[][]>((all, x) => [...all, ...all.map((s) => [...s, x])], [[]]);
/** Panellist to the version of their rating, over the union of groups or everything but it. */
const cellOf = (panel: readonly PanelContribution[], parts: readonly string[], rest = false): Map<string, number> =>
  new Map(
    panel
      .filter((c) => c.value !== null && parts.includes(c.group ?? '') !== rest)
      .map((c) => [c.panellist, c.touched]),
  );
const differing = (a: Map<string, number>, b: Map<string, number>): number =>
  [...new Set([...a.keys(), ...b.keys()])].filter((id) => a.get(id) !== b.get(id)).length;

describe('organisationsToShow', () => {
  it('gives an organisation its own only when the rest is not another one alone', () => {
    const of = (sizes: [string | null, number][]) => organisationsToShow(new Map(sizes), 5);
    expect(
      of([
        ['a', 9],
        ['b', 9],
      ]),
    ).toEqual([]);
    expect(
      of([
        ['a', 9],
        ['b', 9],
        ['c', 5],
      ]),
    ).toEqual(['a', 'b', 'c']);
    expect(
      of([
        ['a', 9],
        ['b', 9],
        ['c', 4],
      ]),
    ).toEqual([]);
    expect(
      of([
        ['a', 4],
        ['b', 9],
        ['c', 9],
      ]),
    ).toEqual([]);
    expect(
      of([
        ['a', 9],
        ['b', 9],
        [null, 6],
      ]),
    ).toEqual(['a', 'b']);
    expect(of([])).toEqual([]);
  });
});

describe('apartFromWhole', () => {
  const part = (n: number) => Array.from({ length: n }, (_, i) => ({ panellist: `p${String(i).padStart(2, '0')}` }));
  it('leaves five out, or nobody', () => {
    expect(apartFromWhole(part(12), 12, 5)).toHaveLength(12);
    expect(apartFromWhole(part(11), 12, 5)).toHaveLength(7);
    expect(apartFromWhole(part(6), 12, 5)).toHaveLength(6);
    expect(apartFromWhole(part(8), 9, 5)).toBeNull();
    expect(apartFromWhole([], 0, 5)).toBeNull();
  });
});
