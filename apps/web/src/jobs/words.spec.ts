import { describe, expect, it } from '@jest/globals';
import { shareOf, taskOf } from './words.js';

describe('words about jobs', () => {
  it('name what a queue does, or the queue', () => {
    expect(taskOf('source.pull')).toBe('Pull sources');
    expect(taskOf('something.new')).toBe('something.new');
  });
  it.each([
    [{ done: 1, total: 4 }, 0.25],
    [{ done: 9, total: 4 }, 1],
    [{ done: 1, total: 0 }, null],
    [{ done: 1, total: null }, null],
    ['half', null],
    [null, null],
    [undefined, null],
  ])('read the share of %j', (progress, share) => expect(shareOf(progress)).toBe(share));
});
