import { describe, expect, it } from '@jest/globals';
import { blipRadius, legendVolumes, maxBlip, MIN_BLIP, roundNice } from './blip-size.js';

describe('blip size', () => {
  it('gives four times the volume twice the radius', () => {
    expect(blipRadius(400, 400, 28)).toBe(28);
    expect(blipRadius(100, 400, 28)).toBe(14);
  });

  it.each([0, -3, Number.NaN, 1])('never goes below the smallest mark (%d)', (volume) => {
    expect(blipRadius(volume, 400, 28)).toBe(MIN_BLIP);
  });

  it('draws the smallest mark where nothing has volume', () => {
    expect(blipRadius(5, 0, 28)).toBe(MIN_BLIP);
    expect(legendVolumes(0, 28)).toEqual([]);
  });

  it('shrinks marks on full radars', () => {
    expect(maxBlip(60, 330)).toBeLessThan(maxBlip(21, 330));
    expect(maxBlip(21, 330)).toBeLessThan(maxBlip(5, 330));
    expect(maxBlip(60, 40)).toBeGreaterThan(MIN_BLIP);
  });

  it('explains three sizes, each once', () => {
    expect(legendVolumes(400, 28)).toEqual([40, 150, 400]);
    expect(legendVolumes(1, 28)).toEqual([1]);
  });

  it.each([
    [0.2, 1],
    [7.4, 7],
    [23, 25],
    [68, 70],
    [149, 150],
    [223, 200],
  ])('rounds %d to %d', (value, nice) => expect(roundNice(value)).toBe(nice));
});
