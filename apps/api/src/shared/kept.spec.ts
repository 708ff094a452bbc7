import { describe, expect, it } from '@jest/globals';
import { kept, keptByEdition, keptUntilWritten } from './kept.js';

describe('what is kept', () => {
  const counting = (most: number) => {
    const made: string[] = [];
    const keep = kept<string>(most);
    const ask = (key: string) =>
      keep(key, async () => {
        made.push(key);
        if (key === 'bad') throw new Error('not this time');
        return key.toUpperCase();
      });
    return { made, ask };
  };

  it('is made once, also for those who ask at the same time', async () => {
    const { made, ask } = counting(2);
    expect(await Promise.all([ask('a'), ask('a'), ask('a')])).toEqual(['A', 'A', 'A']);
    expect(made).toEqual(['a']);
  });

  it('gives way, the oldest first', async () => {
    const { made, ask } = counting(2);
    for (const key of ['a', 'b', 'c', 'b', 'a']) await ask(key);
    expect(made).toEqual(['a', 'b', 'c', 'a']);
  });

  it('is only what is worth it', async () => {
    let made = 0;
    const keep = kept<number>(5, (answer) => answer > 10);
    const ask = (answer: number) => keep(String(answer), async () => (made++, answer));
    for (const answer of [1, 1, 11, 11]) await ask(answer);
    expect(made).toBe(3);
  });

  it('holds for one edition, and not before the first', async () => {
    let made = 0;
    let edition: { number: number; hash: string } | null = null;
    const keep = keptByEdition<number>(async () => edition, 5);
    const ask = () => keep('a', async () => ++made);
    expect([await ask(), await ask()]).toEqual([1, 2]);
    edition = { number: 1, hash: 'x' };
    expect([await ask(), await ask()]).toEqual([3, 3]);
    edition = { number: 2, hash: 'y' };
    expect([await ask(), await ask()]).toEqual([4, 4]);
  });

  it('holds until something is written', async () => {
    let made = 0;
    let snapshot = '7:7:';
    const keep = keptUntilWritten<number>(async () => snapshot, 5);
    const ask = (key: string) => keep(key, async () => ++made);
    expect([await ask('a'), await ask('a'), await ask('b')]).toEqual([1, 1, 2]);
    snapshot = '7:9:7';
    expect([await ask('a'), await ask('b'), await ask('a')]).toEqual([3, 4, 3]);
  });

  it('is no failure', async () => {
    const { made, ask } = counting(2);
    await expect(ask('bad')).rejects.toThrow('not this time');
    await expect(ask('bad')).rejects.toThrow('not this time');
    expect(made).toEqual(['bad', 'bad']);
  });
});
