import { describe, expect, it } from '@jest/globals';
import { quietSince } from './fading.js';

describe('quietSince', () => {
  it.each([
    [{ news: { 2023: 4 }, patent: { 2019: 1 } }, 2023],
    [{ news: { 2024: 4 } }, null],
    [{ news: { 2023: 4, 2026: 1 } }, null],
    [{ news: { 2023: 4, 2026: 0 } }, 2023],
    [{}, null],
    [{ news: {} }, null],
  ])('of %j in 2026 is %j', (counts, year) => expect(quietSince(counts, 2026)).toBe(year));
});
