import { describe, expect, it } from '@jest/globals';
import { readChosen, writeChosen } from './address.js';

describe('weights in the address', () => {
  it('come back as they went', () => {
    const chosen = readChosen({ news: '0', patent: '2.5', aggregation: 'geometric' });
    expect(chosen).toMatchObject({ factors: { news: 0, patent: 2.5, article: 1 }, aggregation: 'geometric' });
    expect(writeChosen(chosen)).toBe('?patent=2.5&news=0&aggregation=geometric');
    expect(writeChosen(readChosen({}))).toBe('');
  });

  it.each(['-1', '11', 'x', '', 'NaN', 'Infinity'])('take "%s" for as published', (news) =>
    expect(readChosen({ news }).factors.news).toBe(1),
  );
});
