import { describe, expect, it } from '@jest/globals';
import { dominantKind, reach, shapeOf, shapePath } from './evidence.js';

describe('shape by evidence', () => {
  it('goes by the kind with most evidence, ties by the life cycle', () => {
    expect(dominantKind({})).toBeNull();
    expect(dominantKind({ news: 2, patent: 5 })).toBe('patent');
    expect(dominantKind({ news: 3, publication: 3 })).toBe('publication');
    expect([
      shapeOf({ patent: 1 }),
      shapeOf({ publication: 1 }),
      shapeOf({ investment: 1 }),
      shapeOf({ article: 1 }),
      shapeOf({}),
    ]).toEqual(['square', 'diamond', 'triangle', 'circle', 'circle']);
  });

  it('draws a square and a triangle of the area of the circle', () => {
    const side = Number(/h([\d.]+)/.exec(shapePath('square', 0, 0, 100))![1]);
    expect(side ** 2 / (Math.PI * 100 ** 2)).toBeCloseTo(1, 2);
    const [, top, right, base] = /^M0 (-[\d.]+)L([\d.]+) ([\d.]+)/.exec(shapePath('triangle', 0, 0, 100))!.map(Number);
    expect((Number(right) * (Number(base) - Number(top))) / (Math.PI * 100 ** 2)).toBeCloseTo(1, 2);
  });

  it('knows how far each shape reaches', () => {
    expect(reach('circle', 10)).toBe(10);
    expect(reach('square', 10)).toBeCloseTo(12.533, 3);
    expect(reach('triangle', 10)).toBeCloseTo(15.551, 3);
  });
});
