/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import de from './de.js';
import fr from './fr.js';
import { t, tn, useCatalogue } from './t.js';

const root = join(import.meta.dirname, '..');
const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !/i18n.(?:de|fr)\.ts$/.test(file))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');
const radar = readFileSync(join(root, '../../../data/radar.json'), 'utf8').replace(/(\d)-(\d)/g, '$1–$2');
const gaps = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

describe.each(Object.entries({ de, fr }))('the catalogue %s', (name, catalogue) => {
  it('fills the same gaps as the English it stands for', () => {
    for (const [english, other] of Object.entries(catalogue))
      expect([english, gaps(other)]).toEqual([english, gaps(english)]);
  });
  it('has no word that the screen no longer says', () => {
    const said = `${source}${radar}`.toLowerCase();
    expect(Object.keys(catalogue).filter((key) => !said.includes(key.toLowerCase()))).toEqual([]);
  });
  it('speaks, and leaves in English what it does not know', () => {
    useCatalogue(name as 'de', catalogue);
    expect(t('Edition {number}', { number: 3 })).toBe(name === 'de' ? 'Ausgabe 3' : 'Édition 3');
    expect(tn(1, '{n} trend', '{n} trends')).toBe(name === 'de' ? '1 Trend' : '1 tendance');
    expect(t('Nobody has translated this')).toBe('Nobody has translated this');
    useCatalogue('en', {});
  });
});
