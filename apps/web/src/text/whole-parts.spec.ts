import { describe, expect, it } from '@jest/globals';
import { wholeParts, wholePercents } from './whole-parts.js';

describe('whole parts', () => {
  it.each([
    [
      [0.685, 0.315, 0],
      [69, 31, 0],
    ],
    [
      [1 / 3, 1 / 3, 1 / 3],
      [34, 33, 33],
    ],
    [
      [0.125, 0.125, 0.75],
      [13, 12, 75],
    ],
    [[1], [100]],
    [[], []],
  ])('%j are %j percent, as the domain says them', (shares, percents) =>
    expect(wholePercents(shares)).toEqual(percents),
  );

  it('sum to what is printed beside them', () =>
    expect(wholeParts([40.51, 20.61, 7.61, 1.27], 70)).toEqual([40, 21, 8, 1]));
});
