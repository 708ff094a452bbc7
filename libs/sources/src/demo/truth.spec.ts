import { describe, expect, it } from '@jest/globals';
import { TrendUniverseError } from '#libs/domain';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadTruth } from './load-truth.js';
import { readTruth } from './truth.js';

const mix = { publication: 0.2, patent: 0.2, investment: 0.2, news: 0.2, article: 0.2 };
const entry = { maturity: 0.5, growth: 0.1, volume: 1, mix };
const trends = [
  { id: 'one', ecosystem: 'retail' as const },
  { id: 'two', ecosystem: 'tourism' as const },
];
const good = {
  'retail.json': { ecosystem: 'retail', trends: { one: entry } },
  'tourism.json': { ecosystem: 'tourism', trends: { two: entry } },
};
const faultsOf = (files: Record<string, unknown>): string => {
  try {
    readTruth(files, trends);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(TrendUniverseError);
    return (error as Error).message;
  }
};

describe('readTruth', () => {
  it('gives the truth of every trend in the order of the catalogue', () => {
    const found = readTruth(good, trends.toReversed());
    expect(found.map((truth) => truth.trendId)).toEqual(['two', 'one']);
    expect(found[0]).toEqual({ trendId: 'two', ecosystem: 'tourism', ...entry });
  });

  it('names a trend without truth', () => {
    expect(faultsOf({ 'retail.json': good['retail.json'] })).toMatch(/tourism: trends\.two has no planted truth/);
  });

  it('names file and field of values out of range, of shares that do not sum to 1, and of unknown fields', () => {
    const wrong = { ...entry, maturity: 1.2, volume: 0, mix: { ...mix, news: 0.5 }, extra: 1 };
    const faults = faultsOf({ ...good, 'retail.json': { ecosystem: 'retail', trends: { one: wrong } } });
    expect(faults).toMatch(/retail\.json: trends\.one\.maturity/);
    expect(faults).toMatch(/retail\.json: trends\.one\.volume/);
    expect(faults).toMatch(/retail\.json: trends\.one\.mix the shares must sum to 1/);
    expect(faults).toMatch(/extra/);
  });

  it('refuses strangers, trends in the file of another ecosystem, and trends planted twice', () => {
    expect(faultsOf({ ...good, 'x.json': { ecosystem: 'retail', trends: { three: entry } } })).toMatch(
      /three is no trend/,
    );
    const twice = faultsOf({ ...good, 'x.json': { ecosystem: 'retail', trends: { two: entry } } });
    expect(twice).toMatch(/two belongs to tourism, not to retail/);
    expect(twice).toMatch(/two is planted twice/);
  });

  it.each([[null], [[]], ['text'], [{}], [{ ecosystem: 'nowhere', trends: {} }]])('refuses the file %j', (content) => {
    expect(faultsOf({ ...good, 'x.json': content })).toMatch(/x\.json/);
  });
});

describe('loadTruth', () => {
  it('names a file that is not JSON', () => {
    const folder = mkdtempSync(join(tmpdir(), 'truth-'));
    try {
      writeFileSync(join(folder, 'retail.json'), '{ "ecosystem": ');
      expect(() => loadTruth({ trends }, folder)).toThrow(/retail\.json cannot be read/);
      writeFileSync(join(folder, 'retail.json'), JSON.stringify(good['retail.json']));
      writeFileSync(join(folder, 'tourism.json'), JSON.stringify(good['tourism.json']));
      expect(loadTruth({ trends }, folder)).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
