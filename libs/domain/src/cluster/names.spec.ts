import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareNames, readName } from './index.js';

const verdict = (a: string, b: string) => compareNames(readName(a), readName(b)).verdict;

describe('names of organisations', () => {
  it.each([
    ['Müller Maschinenbau GmbH & Co. KG', 'MUELLER MASCHINEN GMBH'],
    ['Société Générale des Eaux S.A.', 'SOCIETE GENERALE DES EAUX SA'],
    ['Robert Bosch GmbH', 'BOSCH GMBH ROBERT [DE]'],
    ['BSH Hausgeräte GmbH', 'BSH HAUSGERAETE GMBH [DE]'],
    ['ΕΛΛΗΝΙΚΑ ΠΕΤΡΕΛΑΙΑ Α.Ε.', 'Ellinika Petrelaia AE'],
    ['Овергаз Инк', 'Overgaz Inc'],
    ['University of Zagreb', 'Zagreb Univ'],
    ['I.B.M. Deutschland', 'IBM DEUTSCHLAND'],
    ['Ørsted A/S', 'OERSTED AS'],
  ])('%s is %s', (a, b) => expect(verdict(a, b)).toBe('same'));

  it.each([
    ['Siemens AG', 'Siemens GmbH'],
    ['Nordwind GmbH [DE]', 'Nordwind GmbH [AT]'],
    ['Patensmith Technology', 'Patentsmith Technology'],
    ['Wyeth Holdings', 'Wyeth'],
    ['National Institute of Technology', 'Nat Inst Tech'],
  ])('%s and %s are for a person to judge', (a, b) => expect(verdict(a, b)).toBe('review'));

  it.each([
    ['University of California', 'University of Minnesota'],
    ['Mitsubishi Electric', 'Mitsubishi Pencil'],
    ['', 'Anything'],
    ['???', '!!!'],
  ])('%s is not %s', (a, b) => expect(verdict(a, b)).toBe('different'));

  it('are compared alike from both sides, and are like themselves', () => {
    const word = fc.constantFrom(
      'nova',
      'Bauer',
      'Technologies',
      'GmbH',
      'AG',
      'Univ',
      'of',
      'S.p.A.',
      'Ltd',
      'X2',
      'Ödön',
      'łódź',
      '&',
      '[DE]',
      '[AT]',
    );
    const name = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(name, name, (a, b) => {
        const [x, y] = [readName(a), readName(b)];
        const [one, other] = [compareNames(x, y), compareNames(y, x)];
        expect(other.verdict).toBe(one.verdict);
        expect(other.score).toBeCloseTo(one.score, 9);
        expect(one.score).toBeGreaterThanOrEqual(0);
        expect(one.score).toBeLessThanOrEqual(1);
        expect(['same', 'review', 'different']).toContain(compareNames(x, x).verdict);
        if (x.key !== '') expect(compareNames(x, x).verdict).not.toBe('different');
      }),
    );
  });

  it('never throw, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void readName(text)));
    expect(readName('x'.repeat(1_000_000)).key.length).toBeLessThanOrEqual(300);
  });
});

/** 300 pairs of applicants of real patents, judged by hand: hashes and verdicts only, so that no row of the corpus is in here. */
const CORPUS = join(process.cwd(), '..', 'shared', 'corpora', 'signals');
const SHARED = [CORPUS, join(process.cwd(), '..', '..', 'shared', 'corpora', 'signals')].find((folder) =>
  existsSync(folder),
);
(SHARED ? describe : describe.skip)('names of real applicants (needs the folder ../shared/corpora)', () => {
  it('are matched with a precision of 98 % at least', () => {
    const labels = JSON.parse(readFileSync(join(process.cwd(), 'test', 'bench', 'names', 'labels.json'), 'utf8')) as [
      string,
      string,
      0 | 1,
    ][];
    const names = new Map<string, string>();
    const keep = (name: string) => names.set(createHash('sha256').update(name).digest('hex').slice(0, 16), name);
    for (const line of readFileSync(join(SHARED!, 'mixed-real-13k.jsonl'), 'utf8').split('\n').filter(Boolean)) {
      for (const name of (JSON.parse(line) as { organisations?: string[] }).organisations ?? []) keep(name);
    }
    for (const file of ['patents-epo-2026.csv', 'patents-patentscope-titles.csv']) {
      const text = readFileSync(join(SHARED!, file), 'utf8');
      for (const cell of text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\n\r]*))/gm)) {
        for (const name of (cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').split(';')) keep(name.trim());
      }
    }
    const judged = labels.flatMap(([a, b, same]) =>
      names.has(a) && names.has(b) ? [{ same: same === 1, found: verdict(names.get(a)!, names.get(b)!) }] : [],
    );
    const taken = judged.filter(({ found }) => found === 'same');
    const right = taken.filter(({ same }) => same).length;
    const all = judged.filter(({ same }) => same);
    const seen = all.filter(({ found }) => found !== 'different').length;
    const say = (n: number, of: number) => `${n} of ${of} (${((100 * n) / of).toFixed(1)} %)`;
    process.stdout.write(
      `names: ${judged.length} pairs; precision ${say(right, taken.length)}, recall ${say(right, all.length)}, with the review queue ${say(seen, all.length)}\n`,
    );
    expect(judged.length).toBeGreaterThanOrEqual(290);
    expect(right / taken.length).toBeGreaterThanOrEqual(0.98);
    expect(right / all.length).toBeGreaterThanOrEqual(0.7);
  });
});
