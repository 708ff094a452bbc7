import { describe, expect, it } from '@jest/globals';
import type { Placement } from '../api/types.js';
import { isChoosing, matches, readChoice, toggled, withQuery } from './filter.js';

const placement = {
  name: 'Low-carbon Concrete',
  segment: 'green',
  ring: 'act',
  movement: 'in',
  evidence: { patent: 3, news: 0 },
} as unknown as Placement;

describe('filters of a radar', () => {
  it('reads the address and drops what it does not know', () => {
    expect(readChoice({ ring: 'act,watch,act', kind: 'patent,nonsense', movement: 'in,', q: 'x' })).toEqual({
      segment: [],
      ring: ['act', 'watch'],
      kind: ['patent'],
      movement: ['in'],
      q: 'x',
    });
    expect(isChoosing(readChoice({}))).toBe(false);
    expect(isChoosing(readChoice({ q: '  ' }))).toBe(false);
    expect(isChoosing(readChoice({ ring: 'act' }))).toBe(true);
  });

  it.each([
    [{}, true],
    [{ q: 'concRETE' }, true],
    [{ q: 'steel' }, false],
    [{ ring: 'act,watch' }, true],
    [{ ring: 'watch' }, false],
    [{ kind: 'patent' }, true],
    [{ kind: 'news' }, false],
    [{ kind: 'news,patent', segment: 'green' }, true],
    [{ segment: 'green', movement: 'out' }, false],
  ])('%j lets it pass: %s', (query, passes) =>
    expect(matches(placement, readChoice(query as Record<string, string>))).toBe(passes),
  );

  it('writes addresses: adds, replaces, takes away, keeps commas readable', () => {
    expect(withQuery('/r', {}, {})).toBe('/r');
    expect(withQuery('/r', { q: 'a b' }, { ring: 'act,watch' })).toBe('/r?q=a%20b&ring=act,watch');
    expect(withQuery('/r', { q: 'a', ring: 'act' }, { ring: null })).toBe('/r?q=a');
    expect(withQuery('/r', { q: 'a' }, { q: 'x&y=z' })).toBe('/r?q=x%26y%3Dz');
    expect(toggled(['a', 'b'], 'a')).toBe('b');
    expect(toggled([], 'a')).toBe('a');
  });
});
