import { describe, expect, it } from '@jest/globals';
import { movementOf, ringOf, stickyRing } from './ring.js';

const rings = [
  { id: 'act', name: 'Act', horizon: '', outer: 0.4 },
  { id: 'prepare', name: 'Prepare', horizon: '', outer: 0.7 },
  { id: 'watch', name: 'Watch', horizon: '', outer: 1 },
];

describe('rings', () => {
  it.each([
    [0, 'act'],
    [0.4, 'act'],
    [0.400001, 'prepare'],
    [0.7, 'prepare'],
    [1, 'watch'],
  ])('radius %d lies in %s', (radius, ring) => expect(ringOf(radius, rings).id).toBe(ring));

  it.each([
    [0.42, 'act', 'act'],
    [0.431, 'act', 'prepare'],
    [0.38, 'prepare', 'prepare'],
    [0.369, 'prepare', 'act'],
    [0.9, 'act', 'watch'],
    [0.5, 'unknown ring', 'prepare'],
  ])('radius %d, before in %s, is in %s', (radius, before, ring) => {
    expect(stickyRing(radius, rings, 0.03, before).id).toBe(ring);
  });

  it('moves when the ring changes or the radius moves beyond the hysteresis', () => {
    const move = (radius: number, ring: string, previous?: { radius: number; ring: string }) =>
      movementOf(radius, ring, rings, 0.03, previous);
    expect(move(0.5, 'prepare')).toBe('new');
    expect(move(0.5, 'prepare', { radius: 0.52, ring: 'prepare' })).toBe('none');
    expect(move(0.5, 'prepare', { radius: 0.54, ring: 'prepare' })).toBe('in');
    expect(move(0.6, 'prepare', { radius: 0.54, ring: 'prepare' })).toBe('out');
    expect(move(0.44, 'prepare', { radius: 0.43, ring: 'act' })).toBe('out');
    expect(move(0.36, 'act', { radius: 0.38, ring: 'prepare' })).toBe('in');
    expect(move(0.36, 'act', { radius: 0.36, ring: 'renamed' })).toBe('none');
  });
});
