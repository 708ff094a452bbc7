import { describe, expect, it } from '@jest/globals';
import { textWidth, wrap } from './text-width.js';

describe('text width', () => {
  it('grows with the text and with its size', () => {
    expect(textWidth('', 13)).toBe(0);
    expect(textWidth('ill', 13)).toBeLessThan(textWidth('mmm', 13));
    expect(textWidth('Trend', 26)).toBeCloseTo(2 * textWidth('Trend', 13), 9);
  });

  it('breaks into lines of about equal width and never inside a word', () => {
    expect(wrap('Reusable and small launchers', 2, 13)).toEqual(['Reusable and', 'small launchers']);
    expect(wrap('Post-quantum security', 1, 13)).toEqual(['Post-quantum security']);
    expect(wrap('Photovoltaics', 3, 13)).toEqual(['Photovoltaics']);
    expect(wrap('', 2, 13)).toEqual(['']);
  });

  it('keeps every word, in order, within the lines allowed', () => {
    const name = 'Water-smart and drought-proof farming in the south of Europe';
    for (const lines of [1, 2, 3, 4]) {
      const broken = wrap(name, lines, 13);
      expect(broken.join(' ')).toBe(name);
      expect(broken.length).toBeLessThanOrEqual(lines);
    }
  });
});
