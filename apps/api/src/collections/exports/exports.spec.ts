import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import type { SignalKind } from '#libs/domain';
import type { CollectionItem } from '#libs/store';
import { collectionBibtex, escapeTex } from './bibtex.js';
import { EXPORT_FORMATS, fileNameOf, writeExport } from './export.js';
import type { Exported } from './exported.js';
import { collectionRis } from './ris.js';
import { collectionCsv, collectionXlsx } from './tables.js';

const item = (
  kind: SignalKind | 'trend' | 'link',
  fields: Partial<CollectionItem> = {},
  signal = {},
): CollectionItem => ({
  id: 'i',
  sectionId: null,
  kind: kind === 'trend' || kind === 'link' ? kind : 'signal',
  ref: 'doi:10.1000/xyz.1',
  title: 'A title',
  url: 'https://example.org/a?b=1&c=2',
  note: '',
  tags: [],
  addedAt: '2026-11-20T00:00:00Z',
  changedAt: '2026-11-20T00:00:00Z',
  addedBy: 'Ada',
  state: 'here',
  withdrawnAt: null,
  withdrawnWhy: null,
  signal:
    kind === 'trend' || kind === 'link'
      ? null
      : {
          kind,
          date: '2026-03-05',
          publisher: 'Journal of Steel',
          country: 'DE',
          lang: 'en',
          excerpt: 'An abstract.',
          organisations: ['Müller & Söhne', 'ACME {Labs}'],
          codes: ['C21B 13/00'],
          amountEur: null,
          synthetic: false,
          ...signal,
        },
  trend:
    kind === 'trend'
      ? { ecosystem: 'health', summary: 'About it.', status: 'active', ring: 'act', movement: null }
      : null,
  comments: 0,
  ...fields,
});
const exported = (items: readonly CollectionItem[], fields: Partial<Exported> = {}): Exported => ({
  title: 'A collection',
  description: '',
  owner: 'Ada',
  base: 'https://universe.example',
  address: 'https://universe.example/collections/1',
  day: '2026-11-28',
  sections: [],
  items,
  ...fields,
});

/** The line grammar of RIS: a tag of two characters, two spaces, a dash, a space, one line of text; records from TY to ER. */
function readRis(text: string): Record<string, string[]>[] {
  const records: Record<string, string[]>[] = [];
  let open: Record<string, string[]> | null = null;
  for (const line of text.split('\r\n').filter((one) => one !== '')) {
    const [, tag, value] = /^([A-Z][A-Z0-9]) {2}- (.*)$/.exec(line) ?? [];
    if (!tag) throw new Error(`not a line of RIS: ${JSON.stringify(line)}`);
    if (tag === 'TY') {
      if (open) throw new Error('a record begins inside another');
      open = {};
    }
    if (!open) throw new Error(`outside of a record: ${line}`);
    (open[tag] ??= []).push(value!);
    if (tag === 'ER') {
      records.push(open);
      open = null;
    }
  }
  if (open) throw new Error('the last record is not closed');
  return records;
}

/** What Citation.js makes of a file, as CSL-JSON. In a process of its own: it is not written for the module loader of Jest. */
function readByCitationJs(text: string): Record<string, unknown>[] {
  const script = `import { Cite } from '@citation-js/core'; import '@citation-js/plugin-bibtex'; import '@citation-js/plugin-ris';
    import { readFileSync } from 'node:fs'; process.stdout.write(JSON.stringify(new Cite(readFileSync(0, 'utf8')).data));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { input: text, encoding: 'utf8' }),
  );
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\r\nER  - \r\nTY  - JOUR',
    '}\n@article{x,',
    '\\',
    '{',
    '}',
    '{{}',
    '%',
    '$\\input{/etc/passwd}$',
    '=1+1',
    '@SUM(A1)',
    '\u2028ER  - ',
    ' "',
    '#&_^~',
  ),
);

describe('RIS', () => {
  it.each([
    ['publication', 'doi:10.1/x', 'JOUR'],
    ['publication', 'arxiv:2605.15519', 'UNPB'],
    ['patent', 'epo:EP4737352A1', 'PAT'],
    ['news', 'n:1', 'NEWS'],
    ['article', 'a:1', 'ELEC'],
    ['investment', 'd:1', 'GEN'],
    ['link', 'https://example.org/', 'ELEC'],
    ['trend', 'health-x', 'ELEC'],
  ] as const)('has for a %s (%s) the type %s', (kind, ref, type) => {
    expect(readRis(collectionRis(exported([item(kind, { ref })])))).toMatchObject([
      { TY: [type], ER: [''], TI: ['A title'] },
    ]);
  });

  it('has the fields of a publication', () => {
    const [record] = readRis(
      collectionRis(exported([item('publication', { note: 'Read\nthis', tags: ['steel*', 'green'] })])),
    );
    expect(record).toMatchObject({
      T2: ['Journal of Steel'],
      PY: ['2026'],
      DA: ['2026/03/05/'],
      DO: ['10.1000/xyz.1'],
      UR: ['https://example.org/a?b=1&c=2'],
      AB: ['An abstract.'],
      KW: ['steel', 'green', 'C21B 13/00'],
      N1: ['Read this'],
      LA: ['en'],
    });
    expect(record!['AU']).toBeUndefined();
  });

  it('has of a patent its number, office and applicants', () => {
    const [record] = readRis(
      collectionRis(exported([item('patent', { ref: 'epo:EP4737352A1' }, { publisher: 'European Patent Office' })])),
    );
    expect(record).toMatchObject({
      SN: ['EP4737352A1'],
      A2: ['European Patent Office'],
      PB: ['Müller & Söhne; ACME {Labs}'],
      CY: ['DE'],
    });
    expect(record!['DO']).toBeUndefined();
  });

  it('is read by another program', () => {
    const data = readByCitationJs(collectionRis(exported([item('patent', { ref: 'epo:EP1' }), item('publication')])));
    expect(data).toMatchObject([
      { type: 'patent', title: 'A title', number: 'EP1' },
      { type: 'article-journal', title: 'A title', 'container-title': 'Journal of Steel', DOI: '10.1000/xyz.1' },
    ]);
  });

  it('keeps every text on its line, so that no text makes a record or a field', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 5 }), (texts) => {
        const items = texts.map(([title, note, tag]) =>
          item('news', { title, note, tags: [tag] }, { publisher: tag, excerpt: note }),
        );
        expect(readRis(collectionRis(exported(items)))).toHaveLength(items.length);
      }),
    );
  });
});

describe('BibTeX', () => {
  const entry = (kind: Parameters<typeof item>[0], fields: Partial<CollectionItem> = {}) =>
    collectionBibtex(exported([item(kind, fields)]));

  it.each([
    ['publication', 'doi:10.1/x', '@article'],
    ['publication', 'arxiv:2605.15519', '@online'],
    ['patent', 'epo:EP1', '@patent'],
    ['news', 'n:1', '@article'],
    ['article', 'a:1', '@online'],
    ['investment', 'd:1', '@misc'],
    ['link', 'https://example.org/', '@online'],
  ] as const)('has for a %s (%s) the type %s', (kind, ref, type) => {
    expect(entry(kind, { ref }).startsWith(`${type}{`)).toBe(true);
  });

  it('has the fields of a patent, with applicants kept whole', () => {
    expect(entry('patent', { ref: 'epo:EP4737352A1' }).split('\n')).toEqual([
      '@patent{epo-EP4737352A1,',
      '  title = {{A title}},',
      '  author = {{Müller \\& Söhne} and {ACME \\textbraceleft{}Labs\\textbraceright{}}},',
      '  holder = {{Müller \\& Söhne} and {ACME \\textbraceleft{}Labs\\textbraceright{}}},',
      '  number = {EP4737352A1},',
      '  type = {patent},',
      '  location = {DE},',
      '  organization = {Journal of Steel},',
      '  year = {2026},',
      '  url = {https://example.org/a?b=1&c=2},',
      '  abstract = {An abstract.},',
      '  keywords = {C21B 13/00},',
      '  month = mar,',
      '}',
      '',
    ]);
  });

  it('writes what LaTeX would act on as itself', () => {
    expect(escapeTex('50 % of $5 & #1_a^b~c {x} \\y')).toBe(
      '50 \\% of \\$5 \\& \\#1\\_a\\textasciicircum{}b\\textasciitilde{}c \\textbraceleft{}x\\textbraceright{} \\textbackslash{}y',
    );
  });

  it('is read by another program, which finds the titles as they were', () => {
    const titles = ['100 % green & clean', 'A {braced} title', 'Under_score #1 costs $5', 'Grüße aus Kraków – “ok”'];
    const data = readByCitationJs(
      collectionBibtex(
        exported(titles.map((title, n) => item(n % 2 ? 'patent' : 'publication', { title, ref: `x:${n}` }))),
      ),
    );
    expect(data.map(({ title }) => title)).toEqual(titles);
    expect(data.map(({ type }) => type)).toEqual(['article-journal', 'patent', 'article-journal', 'patent']);
  });

  it('has balanced braces and one entry for each item, whatever stands in the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 5 }), (texts) => {
        const items = texts.map(([title, note, ref]) =>
          item(
            'patent',
            { title, note, ref: `p:${ref}`, url: `https://e.example/${ref}`, tags: [note] },
            { organisations: [title], publisher: note },
          ),
        );
        const text = collectionBibtex(exported(items));
        let depth = 0;
        let entries = 0;
        for (const character of text) {
          if (character === '@' && depth === 0) entries++;
          if (character === '{') depth++;
          if (character === '}') depth--;
          if (depth < 0) throw new Error('a brace closes that none opened');
        }
        expect({ depth, entries }).toEqual({ depth: 0, entries: items.length });
        const keys = [...text.matchAll(/^@\w+\{([^,]*),$/gm)].map(([, key]) => key!.toLowerCase());
        expect(new Set(keys).size).toBe(items.length);
        for (const key of keys) expect(key).toMatch(/^[a-z0-9-]+$/);
      }),
    );
  });
});

describe('tables', () => {
  const formulas = ['=cmd|x', '+1', '-1', '@SUM(A1)', '\t=1'];
  const items = formulas.map((title) => item('news', { title, note: title, tags: [title], addedBy: title }));

  it('of CSV hold no formula', () => {
    const [, ...rows] = collectionCsv(exported(items)).replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(rows).toHaveLength(formulas.length);
    for (const cell of rows.flatMap((row) => row.split(','))) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t]/);
  });

  it('of a workbook hold no formula', async () => {
    const files = unzipSync(await collectionXlsx(exported(items)));
    const sheets = Object.entries(files).filter(([name]) => /worksheets|sharedStrings/.test(name));
    const text = sheets.map(([, bytes]) => Buffer.from(bytes).toString()).join('');
    expect(text).not.toMatch(/<f>|<f /);
    expect(text).toContain("'=cmd|x");
    expect(text).not.toMatch(/<t[^>]*>[=+@]/);
  });
});

describe('every format', () => {
  it.each(EXPORT_FORMATS)('is written of nothing, of everything, and of tombstones: %s', async (format) => {
    const section = { id: 's', title: 'A part' };
    const kinds = ['publication', 'patent', 'investment', 'news', 'article', 'trend', 'link'] as const;
    const all = kinds.map((kind, n) => item(kind, { sectionId: n % 2 ? 's' : null, note: 'Ноta — 漢字 \u0000' }));
    const tombstone = item('patent', { state: 'withdrawn', withdrawnWhy: 'Filed in error', url: null });
    for (const items of [[], all, [tombstone]]) {
      const { body } = await writeExport(format, exported(items, { sections: [section], description: 'Because.' }));
      expect(body.length).toBeGreaterThan(format === 'ris' || format === 'bib' ? -1 : 10);
    }
  });

  it('has a file name that every system takes', () => {
    expect(fileNameOf('Größe / "..": <x>', 'pdf')).toBe('gro-e-x.pdf');
    expect(fileNameOf('漢字', 'csv')).toBe('collection.csv');
  });
});
