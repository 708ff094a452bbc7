import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { room } from './room.js';

describe('the room for requests', () => {
  it('is all there is while few are within, however slow they are', () => {
    const rooms = room(256);
    expect(rooms.after(0, 0)).toBe(256);
    expect(rooms.after(1, 3)).toBe(256);
    expect(rooms.after(5, 63)).toBe(256);
  });

  it('shrinks to what four seconds of answers are, and grows back', () => {
    const rooms = room(256);
    expect(rooms.after(40, 250)).toBe(160);
    // 0.3 x 20 + 0.7 x 40 = 34 a second
    expect(rooms.after(20, 250)).toBe(136);
    for (let second = 0; second < 30; second++) rooms.after(5, 250);
    expect(rooms.after(5, 250)).toBe(64);
    for (let second = 0; second < 30; second++) rooms.after(500, 250);
    expect(rooms.after(500, 250)).toBe(256);
  });

  it('is never above what was set, and below 64 only when that is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000 }),
        fc.array(fc.tuple(fc.nat(5_000), fc.nat(1_000)), { minLength: 1, maxLength: 50 }),
        (most, seconds) => {
          const rooms = room(most);
          for (const [answered, inWork] of seconds) {
            const taken = rooms.after(answered, inWork);
            expect(taken).toBeLessThanOrEqual(most);
            expect(taken).toBeGreaterThanOrEqual(Math.min(64, most));
          }
        },
      ),
    );
  });
});
