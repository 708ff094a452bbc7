import { describe, expect, it } from '@jest/globals';
import { boxesOverlap, discOverlaps, inside, lineCrosses, lineHits } from './boxes.js';

const box = { x: 10, y: 10, w: 20, h: 10 };

describe('boxes, discs and lines', () => {
  it('touching is not overlapping', () => {
    expect(boxesOverlap(box, { x: 30, y: 10, w: 5, h: 5 })).toBe(false);
    expect(boxesOverlap(box, { x: 29, y: 19, w: 5, h: 5 })).toBe(true);
    expect(inside(box, { x: 10, y: 10, w: 20, h: 10 })).toBe(true);
    expect(inside(box, { x: 11, y: 10, w: 20, h: 10 })).toBe(false);
  });

  it('measures discs to the nearest edge or corner', () => {
    expect(discOverlaps(box, { x: 33, y: 24, r: 5 })).toBe(false);
    expect(discOverlaps(box, { x: 33, y: 23, r: 5 })).toBe(true);
    expect(discOverlaps(box, { x: 20, y: 15, r: 1 })).toBe(true);
  });

  it.each([
    [{ x: 0, y: 15 }, { x: 40, y: 15 }, true],
    [{ x: 0, y: 9 }, { x: 40, y: 9 }, false],
    [{ x: 20, y: 12 }, { x: 21, y: 13 }, true],
    [{ x: 0, y: 15 }, { x: 9, y: 15 }, false],
    [{ x: 20, y: 0 }, { x: 20, y: 40 }, true],
    [{ x: 5, y: 15 }, { x: 20, y: 0 }, false],
  ])('a line from %j to %j crosses: %s', (from, to, crosses) => expect(lineCrosses({ from, to }, box)).toBe(crosses));

  it('measures lines to discs, also a line without length', () => {
    expect(lineHits({ from: { x: 0, y: 0 }, to: { x: 10, y: 0 } }, { x: 5, y: 3, r: 4 })).toBe(true);
    expect(lineHits({ from: { x: 0, y: 0 }, to: { x: 10, y: 0 } }, { x: 15, y: 0, r: 5 })).toBe(false);
    expect(lineHits({ from: { x: 1, y: 1 }, to: { x: 1, y: 1 } }, { x: 1, y: 3, r: 3 })).toBe(true);
  });
});
