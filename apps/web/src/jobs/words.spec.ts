/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { shareOf, taskOf } from './words.js';

describe('words about jobs', () => {
  it('name what a queue does, or the queue', () => {
    expect(taskOf('source.pull')).toBe('Pull sources');
    expect(taskOf('something.new')).toBe('something.new');
  });
  it('has a name for every job of the catalogue', () => {
    const jobs = readFileSync(join(import.meta.dirname, '../../../../libs/jobs/src/catalogue.ts'), 'utf8');
    const names = [...jobs.matchAll(/^ {2}'([a-z.]+)': z\./gm)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(15);
    expect(names.filter((name) => taskOf(name) === name)).toEqual([]);
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
