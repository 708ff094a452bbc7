import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { textKey } from '#libs/text';
import { readLabels, readTexts } from './text-rows.js';

const all = async <T>(rows: AsyncIterable<T>): Promise<T[]> => {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
};

describe('labels of texts that lie elsewhere', () => {
  let folder = '';
  const write = async (name: string, content: string): Promise<string> => {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'labels-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('are read, and what is none is refused row by row', async () => {
    const rows = [
      { text: '0123456789abcdef', kind: 'news', ecosystems: ['health', 'digital'] },
      { text: '00000000000000aa', ecosystems: [], sure: false },
      { text: 'no key', ecosystems: ['health'] },
      { text: '00000000000000bb', ecosystems: ['finance'] },
    ];
    const path = await write('labels.jsonl', rows.map((row) => JSON.stringify(row)).join('\n'));
    const [tagged, nowhere, noKey, unknown] = await all(readLabels(path));
    expect(tagged).toMatchObject({
      value: { key: '0123456789abcdef', kind: 'news', labels: { primary: 'health', also: ['digital'], sure: true } },
    });
    expect(nowhere).toMatchObject({ value: { kind: '', labels: { primary: null, also: [], sure: false } } });
    expect(noKey).toMatchObject({ error: expect.stringContaining('16 hexadecimal digits') });
    expect(unknown).toMatchObject({ error: expect.stringContaining('unknown ecosystem "finance"') });
  });

  it('find their text by its key, however its file is written', async () => {
    const title = 'A loom, and its “yarn”';
    const [json] = await all(
      readTexts(await write('a.jsonl', JSON.stringify({ title, abstract: '<b>Wool</b> & silk' }))),
    );
    const [table] = await all(readTexts(await write('b.csv', `title,text\n"${title}",Wool & silk\n`)));
    if (!json || !table || 'error' in json || 'error' in table) throw new Error('Both are texts.');
    expect(textKey(json.value)).toBe(textKey(table.value));
    // SHA-256 of the title, a line break and the text, as `printf … | sha256sum` gives it.
    expect(textKey({ title: 'a', text: 'b' })).toBe('7e18f737311b2dc3');
    expect(textKey({ title: 'a', text: 'c' })).not.toBe(textKey({ title: 'a', text: 'b' }));
  });
});
