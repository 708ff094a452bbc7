/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { count, day, decimal, euros, percent } from '../text/format.js';
import de from './de.js';
import fr from './fr.js';
import { inEnglish, listed, t, tn, useCatalogue } from './t.js';

/** What speaks all languages in full: a sentence here that a catalogue has not fails the test. Everything else may stay English until it is its turn. */
const SPOKEN = [
  /^app\.tsx$/,
  /^(?:shell|state|form|session|api|table|text|radar|trend|trend-life|signals|collection|panel|error-report)\//,
  /^pages\/(?:home|radar|trend|signal|signals|not-found)-page\.tsx$/,
  /^account\/(?!privacy-page\.tsx)/,
  /^desk\//,
  /^cluster\/(?:clusters-page|cluster-frame|benchmark-page|benchmark-row|interval-plot|peer-choice|call-facts)\.tsx$/,
  /^cluster\/names\.ts$/,
  /^operations\//,
  /^exercise\/(?:distribution\.tsx|words\.ts)$/,
];
/** Names and commands are the same in all languages. */
const NO_LANGUAGE = /^(?:Trend Universe|npm run ingest -- PATH|npm run text -- train corrected-signals\.jsonl)$/;

const root = join(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.spec.ts') && !file.startsWith('i18n'),
);

interface Found {
  readonly file: string;
  readonly text: string;
}
/** Sentences that go through the catalogues, and texts in JSX that do not. */
function read(): { readonly keys: readonly Found[]; readonly raw: readonly Found[] } {
  const [keys, raw]: [Found[], Found[]] = [[], []];
  for (const file of files) {
    const source = readFileSync(join(root, file), 'utf8');
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const key = (node: ts.Node | undefined): void => {
      if (!node) return;
      if (ts.isStringLiteralLike(node)) keys.push({ file, text: node.text });
      else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(key);
    };
    const walk = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
        const { text: name } = node.expression;
        if (name === 't' || name === 'word') key(node.arguments[0]);
        if (name === 'tn') [node.arguments[1], node.arguments[2]].forEach(key);
      }
      const text = ts.isJsxText(node) ? node.text.trim().replace(/\s+/g, ' ') : '';
      if (/\p{L}{2}/u.test(text) && !NO_LANGUAGE.test(text)) raw.push({ file, text });
      ts.forEachChild(node, walk);
    };
    walk(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind));
  }
  return { keys, raw };
}
const { keys, raw } = read();
const spoken = ({ file }: Found): boolean => SPOKEN.some((pattern) => pattern.test(file));
/** What the API tells in English words of data: rings, segments, states and positions. */
const radar = readFileSync(join(root, '../../../data/radar.json'), 'utf8').replace(/(\d)-(\d)/g, '$1–$2');
const DATA = [
  'manager',
  'member',
  'strength',
  'gap',
  'not distinguishable',
  'open',
  'forthcoming',
  'closed',
  'unknown',
];
const said = new Set([
  ...keys.map(({ text }) => text),
  ...DATA,
  ...[...radar.matchAll(/"([^"]+)"/g)].map(([, s]) => s!),
]);
const gaps = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort();

afterEach(() => useCatalogue('en', {}));

it('finds the sentences of the screen', () => {
  expect(keys.filter(spoken).length).toBeGreaterThan(700);
});

it('has no text beside the catalogues where all languages are spoken', () => {
  expect(raw.filter(spoken)).toEqual([]);
});

describe.each(Object.entries({ de, fr }))('the catalogue %s', (name, catalogue) => {
  it('has every sentence of the pages that speak it', () => {
    expect(keys.filter((found) => spoken(found) && !Object.hasOwn(catalogue, found.text))).toEqual([]);
  });
  it('has the names of rings and segments', () => {
    const { rings, segments } = JSON.parse(radar) as Record<'rings' | 'segments', { name: string; horizon?: string }[]>;
    const names = [...rings, ...segments].flatMap(({ name: one, horizon }) => (horizon ? [one, horizon] : [one]));
    expect(names.length).toBeGreaterThan(9);
    expect(names.filter((one) => !Object.hasOwn(catalogue, one))).toEqual([]);
  });
  it('has the words that the API tells as data', () => {
    expect(DATA.filter((one) => !Object.hasOwn(catalogue, one))).toEqual([]);
  });
  it('has no word that the screen no longer says', () => {
    expect(Object.keys(catalogue).filter((key) => !said.has(key))).toEqual([]);
  });
  it('fills the same gaps as the English it stands for', () => {
    for (const [english, other] of Object.entries(catalogue))
      expect([english, gaps(other)]).toEqual([english, gaps(english)]);
  });
  it('speaks, and leaves in English what it does not know', () => {
    useCatalogue(name as 'de', catalogue);
    expect(t('Edition {number}', { number: 3 })).toBe(name === 'de' ? 'Ausgabe 3' : 'Édition 3');
    expect(tn(1, '{n} trend', '{n} trends')).toBe(name === 'de' ? '1 Trend' : '1 tendance');
    expect(t('Nobody has translated this')).toBe('Nobody has translated this');
    expect(t('constructor')).toBe('constructor');
    expect(inEnglish()).toBe('en');
  });
});

describe('a language', () => {
  it('has its own plural: none is one in French, many elsewhere', () => {
    useCatalogue('fr', fr);
    expect(tn(0, '{n} trend', '{n} trends')).toBe('0 tendance');
    useCatalogue('de', de);
    expect(tn(0, '{n} trend', '{n} trends')).toBe('0 Trends');
  });
  it('writes numbers, money and days as its readers do, also after another one did', () => {
    const written = () => [
      count(12_345),
      decimal(0.5),
      percent(-0.08),
      euros(2_500_000).toLowerCase(),
      day('2026-11-21'),
    ];
    const plain = (texts: readonly string[]) => texts.map((text) => text.replace(/[\u00a0\u202f]/g, ' '));
    expect(plain(written())).toEqual(['12,345', '0.50', '−8 %', '€2.5m', '21 November 2026']);
    useCatalogue('de', de);
    expect(plain(written())).toEqual(['12.345', '0,50', '−8 %', '2,5 mio. €', '21. November 2026']);
    expect(listed(['A', 'B', 'C'])).toBe('A, B und C');
    useCatalogue('fr', fr);
    expect(plain(written())).toEqual(['12 345', '0,50', '−8 %', '2,5 m €', '21 novembre 2026']);
  });
});
