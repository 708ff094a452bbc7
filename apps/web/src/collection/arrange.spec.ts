import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupsOf, moved, moveTo, step } from './arrange.js';
import type { Collection, Item } from './types.js';

const of = (spec: readonly (readonly [string, string | null])[]): Pick<Collection, 'sections' | 'items'> => ({
  sections: [
    { id: 'A', title: 'A' },
    { id: 'B', title: 'B' },
  ],
  items: spec.map(([id, sectionId]) => ({ id, sectionId }) as Item),
});
const shown = (collection: Pick<Collection, 'sections' | 'items'>) =>
  groupsOf(collection)
    .map(({ id, items }) => `${id ?? '-'}:${items.map((item) => item.id).join('')}`)
    .join(' ');

describe('the order of a collection', () => {
  const start = of([
    ['1', null],
    ['2', 'A'],
    ['3', null],
    ['4', 'A'],
    ['5', 'B'],
  ]);

  it('shows items by section', () => expect(shown(start)).toBe('-:13 A:24 B:5'));

  it.each([
    ['1', null, 1, '-:31 A:24 B:5'],
    ['4', 'A', 0, '-:13 A:42 B:5'],
    ['5', null, 0, '-:513 A:24 B:'],
    ['1', 'B', 1, '-:3 A:24 B:51'],
    ['1', 'A', 9, '-:3 A:241 B:5'],
  ] as const)('moves %s to %s, place %d', (id, section, at, result) => {
    expect(shown(moved(start, id, moveTo(start, id, section, at)))).toBe(result);
  });

  it('steps over the borders of sections and stops at the ends', () => {
    const steps = (id: string, by: -1 | 1) => {
      const move = step(start, id, by);
      return move && shown(moved(start, id, move));
    };
    expect(steps('3', 1)).toBe('-:1 A:324 B:5');
    expect(steps('2', -1)).toBe('-:132 A:4 B:5');
    expect(steps('4', 1)).toBe('-:13 A:2 B:45');
    expect(steps('1', -1)).toBeNull();
    expect(steps('5', 1)).toBeNull();
    expect(step(start, 'gone', 1)).toBeNull();
  });

  it('brings an item exactly where it was dropped, whatever stands around it', () => {
    const section = fc.constantFrom(null, 'A', 'B');
    const lists = fc.array(section, { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(lists, fc.nat(8), section, fc.nat(9), (sections, which, target, at) => {
        const collection = of(sections.map((id, n) => [String(n), id] as const));
        const id = String(which % sections.length);
        const after = moved(collection, id, moveTo(collection, id, target, at));
        const group = groupsOf(after)
          .find((g) => g.id === target)!
          .items.map((item) => item.id);
        const others = group.filter((other) => other !== id);
        expect(group.indexOf(id)).toBe(Math.min(at, others.length));
        // Nobody else has moved.
        const rest = (c: typeof collection) =>
          c.items.filter((item) => item.id !== id).map((item) => `${item.id}${item.sectionId}`);
        expect(rest(after)).toEqual(rest(collection));
      }),
    );
  });
});
