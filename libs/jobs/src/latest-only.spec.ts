import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { latestOnly } from './latest-only.js';

describe('latestOnly', () => {
  it('writes every value that is awaited, in order', async () => {
    const written: unknown[] = [];
    const { tell } = latestOnly(async (value) => void written.push(value));
    for (const value of [1, 2, 3]) await tell(value);
    expect(written).toEqual([1, 2, 3]);
  });

  it('writes the first and the last of a burst', async () => {
    const written: unknown[] = [];
    const { tell, settled } = latestOnly(async (value) => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      written.push(value);
    });
    for (let value = 0; value < 1000; value++) void tell(value);
    await settled();
    expect(written).toEqual([0, 999]);
  });

  it('goes on after a write that failed, and tells who waited for it', async () => {
    const written: unknown[] = [];
    const { tell, settled } = latestOnly(async (value) => {
      if (value === 'bad') throw new Error('no connection');
      written.push(value);
    });
    await expect(tell('bad')).rejects.toThrow('no connection');
    await settled();
    await tell('good');
    expect(written).toEqual(['good']);
  });

  it('never writes two at once, nor out of order, and always the last', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 20 }), async (pauses) => {
        const written: number[] = [];
        let writers = 0;
        const { tell, settled } = latestOnly(async (value) => {
          expect(++writers).toBe(1);
          await new Promise((resolve) => setImmediate(resolve));
          writers--;
          written.push(value as number);
        });
        for (const [value, pause] of pauses.entries()) {
          void tell(value);
          for (let i = 0; i < pause; i++) await new Promise((resolve) => setImmediate(resolve));
        }
        await settled();
        expect(written).toEqual(written.toSorted((a, b) => a - b));
        expect(written.at(-1)).toBe(pauses.length - 1);
      }),
      { numRuns: 50 },
    );
  });
});
