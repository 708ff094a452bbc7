import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ECOSYSTEM_IDS } from '#libs/domain';
import { loadCatalogue } from './catalogue.js';
import { projectRoot } from './project-root.js';

describe('the catalogue in data/', () => {
  const catalogue = loadCatalogue();

  it('has the 14 ecosystems in their official order', () => {
    expect(catalogue.ecosystems.map((ecosystem) => ecosystem.id)).toEqual(ECOSYSTEM_IDS);
    expect(catalogue.ecosystems.map((ecosystem) => ecosystem.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it.each(ECOSYSTEM_IDS)('gives %s at least 12 trends, in every segment two or more', (id) => {
    const trends = catalogue.trends.filter((trend) => trend.ecosystem === id);
    expect(trends.length).toBeGreaterThanOrEqual(12);
    for (const segment of catalogue.radar.segments) expect(trends.filter((trend) => trend.segment === segment.id).length).toBeGreaterThanOrEqual(2);
  });

  it('names no trend twice', () => {
    const names = catalogue.trends.map((trend) => trend.name.toLowerCase());
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe('a reader who edits the catalogue', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
    cpSync(join(projectRoot(), 'data'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (change: (file: { trends: Record<string, unknown>[] }) => void) => {
    const path = join(folder, 'trends', 'health.json');
    const file = JSON.parse(readFileSync(path, 'utf8'));
    change(file);
    writeFileSync(path, JSON.stringify(file));
  };
  const added = { id: 'a-new-trend', name: 'A new trend', segment: 'green', related: [], alsoOn: [], codes: ['A61B5'], drivers: ['One driver', 'Another driver'], summary: 'What it is, what changes for firms, and why it matters now, in two sentences.', phrases: { strong: ['first phrase', 'second phrase', 'third phrase'], medium: [], weak: [] } };

  it('adds a trend by one entry in one file', () => {
    edit((file) => file.trends.push(added));
    expect(loadCatalogue(folder).trends.some((trend) => trend.id === 'a-new-trend' && trend.ecosystem === 'health')).toBe(true);
  });

  it.each([
    ['an unknown segment', { segment: 'sideways' }, 'unknown segment "sideways"'],
    ['an id that is taken', { id: 'green-hydrogen-electrolysis' }, 'used twice'],
    ['a relation to nothing', { related: ['nowhere'] }, 'related to "nowhere"'],
    ['a wrong code', { codes: ['Y02E 10'] }, 'not an IPC/CPC prefix'],
    ['too few phrases', { phrases: { strong: [], medium: [], weak: [] } }, 'three strong phrases'],
  ])('is told about %s', (_what, fields, message) => {
    edit((file) => file.trends.push({ ...added, ...fields }));
    expect(() => loadCatalogue(folder)).toThrow(message);
  });

  it('is told about broken JSON', () => {
    writeFileSync(join(folder, 'trends', 'health.json'), '{ "ecosystem": ');
    expect(() => loadCatalogue(folder)).toThrow('health.json');
  });
});
