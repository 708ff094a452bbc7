import { describe, expect, it } from '@jest/globals';
import { duration } from './duration.js';

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [61, '1 min'],
    [3_700, '1 h 1 min'],
    [90_000, '1 d 1 h'],
  ])('writes %d seconds as %s', (seconds, text) => expect(duration(seconds)).toBe(text));
});
