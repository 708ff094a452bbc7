import { describe, expect, it } from '@jest/globals';
import { byRelevance, clockwise, isSure, numbers, walk } from './order.js';

const nothing = { growth: null, low: null, high: null };
const trend = (
  trendId: string,
  angle: number,
  radius: number,
  segment = 's',
  volume = 10,
  previousRadius: number | null = radius,
  momentum: { growth: number | null; low: number | null; high: number | null } = nothing,
) => ({ trendId, angle, radius, segment, volume, previousRadius, momentum });
const three = [trend('c', 200, 0.5, 'y'), trend('a', 10, 0.8, 'x'), trend('b', 10, 0.3, 'x')];

describe('order on the radar', () => {
  it('numbers clockwise from the top, then outward; ties go by id', () => {
    expect(clockwise(three).map(({ trendId }) => trendId)).toEqual(['b', 'a', 'c']);
    expect(numbers(three).get('c')).toBe(3);
    expect(clockwise([trend('z', 1, 0.1), trend('y', 1, 0.1)]).map(({ trendId }) => trendId)).toEqual(['y', 'z']);
  });

  it('names first what moved, then what surely grows, then what has most evidence', () => {
    const moved = trend('moved', 0, 0.5, 's', 1, 0.8);
    const grows = trend('grows', 0, 0.5, 's', 2, 0.5, { growth: 0.3, low: 0.1, high: 0.5 });
    const large = trend('large', 0, 0.5, 's', 300);
    expect(byRelevance([large, grows, moved]).map(({ trendId }) => trendId)).toEqual(['moved', 'grows', 'large']);
  });

  it('calls growth sure only where its interval excludes zero', () => {
    expect(isSure({ momentum: { growth: 0.2, low: 0.01, high: 0.4 } })).toBe(true);
    expect(isSure({ momentum: { growth: -0.2, low: -0.4, high: -0.01 } })).toBe(true);
    expect(isSure({ momentum: { growth: 0.2, low: 0, high: 0.4 } })).toBe(false);
    expect(isSure({ momentum: nothing })).toBe(false);
  });

  it.each([
    ['b', 'ArrowRight', 'a'],
    ['c', 'ArrowRight', 'b'],
    ['b', 'ArrowLeft', 'c'],
    ['b', 'ArrowUp', 'a'],
    ['a', 'ArrowUp', 'a'],
    ['a', 'ArrowDown', 'b'],
    ['c', 'ArrowDown', 'c'],
    ['a', 'Home', 'b'],
    ['a', 'End', 'c'],
    [null, 'ArrowRight', 'b'],
    ['gone', 'ArrowUp', 'b'],
  ])('walks from %s with %s to %s', (from, key, to) => expect(walk(three, from, key)).toBe(to));

  it('walks nowhere on an empty radar', () => expect(walk([], null, 'ArrowRight')).toBeNull());
});
