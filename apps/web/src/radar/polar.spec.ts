import { describe, expect, it } from '@jest/globals';
import { arc, at, isLower, wedge } from './polar.js';

const dial = { cx: 100, cy: 100, r: 80 };

describe('polar geometry', () => {
  it.each([
    [0, 1, 100, 20],
    [90, 1, 180, 100],
    [180, 0.5, 100, 140],
    [270, 0.5, 60, 100],
    [45, 0, 100, 100],
  ])('%d degrees at %d of the radius', (angle, radius, x, y) => {
    expect(at(dial, angle, radius).x).toBeCloseTo(x, 9);
    expect(at(dial, angle, radius).y).toBeCloseTo(y, 9);
  });

  it('draws an arc clockwise, and anticlockwise when flipped', () => {
    expect(arc(dial, 0, 90, 80)).toBe('M100 20A80 80 0 0 1 180 100');
    expect(arc(dial, 0, 90, 80, true)).toBe('M180 100A80 80 0 0 0 100 20');
    expect(arc(dial, 0, 270, 80)).toContain(' 0 1 1 ');
  });

  it('closes a wedge', () => {
    expect(wedge(dial, 0, 90, 0.5, 1)).toBe('M100 20A80 80 0 0 1 180 100L140 100A40 40 0 0 0 100 60L100 60Z');
  });

  it('knows where text along the rim would stand upside down', () => {
    expect([0, 36, 90, 108, 180, 252, 270, 324].map(isLower)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
