import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { openInput, type InputOptions } from './open-input.js';

async function* parts(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
async function read(name: string, content: string | Uint8Array, options: InputOptions = {}, size = 7) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const opened = await openInput({ stream: parts(bytes, size), name, size: bytes.length }, options);
  const rows = [];
  for await (const row of opened.rows) rows.push(row);
  return { ...opened, rows, values: rows.map((row) => row.value as Record<string, unknown>) };
}

const RSS = `<?xml version="1.0"?><rss version="2.0"><channel><title>Kelp Weekly</title><link>https://kelp.example/</link>
<item><title>Farms grow</title><guid>7</guid><link>https://kelp.example/7</link><pubDate>Tue, 05 Mar 2024 10:00:00 GMT</pubDate></item></channel></rss>`;

describe('openInput', () => {
  it('tells the formats apart by their first bytes, whatever the name', async () => {
    const name = 'upload.txt';
    expect((await read(name, '{"id":"a"}\n{"id":"b"}\n')).format).toBe('jsonl');
    expect((await read(name, '[{"id":"a"},\n{"id":"b"}]')).format).toBe('json');
    expect((await read(name, '{\n "results": [{"id":"a"}]\n}')).format).toBe('json');
    expect((await read(name, 'id;title\n1;x\n')).format).toBe('csv');
    expect((await read(name, RSS)).format).toBe('feed');
    expect(
      (await read(name, '{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": []}')).format,
    ).toBe('feed');
  });

  it.each(['rows.jsonl', 'rows.jsonl.gz'])('reads JSON Lines from %s and says how far it is', async (name) => {
    const plain = Buffer.from('{"id":"a"}\n\n{broken\n{"id":"b"}');
    const { rows, bytesTotal } = await read(name, name.endsWith('gz') ? gzipSync(plain) : plain);
    expect(rows.map(({ row, value, error }) => [row, value ?? error])).toEqual([
      [1, { id: 'a' }],
      [3, expect.stringContaining('not JSON')],
      [4, { id: 'b' }],
    ]);
    expect(rows.at(-1)!.bytes).toBe(bytesTotal);
  });

  it('streams the items of a JSON array across any cut of the bytes', async () => {
    const items = [
      { id: '1', title: 'a "quoted, ]" title' },
      { id: '2', codes: [['x'], {}], title: 'é\\' },
      { id: '3' },
    ];
    for (const size of [1, 3, 1000])
      expect((await read('x.json', JSON.stringify(items), {}, size)).values).toEqual(items);
  });

  it('refuses a damaged item alone and reports an array that is cut off', async () => {
    const { rows } = await read('x.json', '[{"id":1},{bad},{"id":3},{"id":');
    expect(rows.map((row) => row.value ?? row.error)).toEqual([
      { id: 1 },
      expect.stringContaining('not JSON'),
      { id: 3 },
      expect.stringContaining('cut off'),
    ]);
  });

  it('maps columns and properties to the fields of a signal', async () => {
    const mapping = { title: 'Headline', date: 'meta.day' };
    const { values } = await read('x.jsonl', '{"Headline":"h","meta":{"day":"2024-01-02"}}', { mapping });
    expect(values[0]).toMatchObject({ title: 'h', date: '2024-01-02', id: expect.stringMatching(/^row:/) });
    await expect(read('x.jsonl', '{}', { mapping: { headline: 'x' } })).rejects.toThrow('"headline" is no field');
    await expect(read('x.csv', 'a,b\n1,2', { mapping: { title: 'Headline' } })).rejects.toThrow('no column "Headline"');
  });

  it('gives a feed its publisher and kind', async () => {
    const { values, defaults } = await read('x.xml.gz', gzipSync(RSS));
    expect(defaults).toEqual({ kind: 'news', publisher: 'Kelp Weekly' });
    expect(values).toEqual([
      expect.objectContaining({ id: 'feed:kelp.example:7', title: 'Farms grow', date: '2024-03-05T10:00:00.000Z' }),
    ]);
  });

  it('keeps the rows before a broken gzip stream and says where it broke', async () => {
    const zipped = gzipSync('{"id":"a"}\n'.repeat(50_000));
    const { rows } = await read('x.jsonl.gz', zipped.subarray(0, zipped.length - 20), {}, 64);
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.at(-1)!.error).toContain('breaks off here');
  });

  it('stops at a gzip bomb', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024, ' '));
    await expect(read('x.jsonl.gz', bomb, {}, 65536)).rejects.toThrow('decompression bomb');
  });

  it('says what to do with files of other kinds', async () => {
    await expect(read('sheet.csv', 'PK\x03\x04rest')).rejects.toThrow('save the sheet as CSV');
    await expect(read('page.xml', '<html><body>404</body></html>')).rejects.toThrow('"page.xml" is not a feed');
    await expect(openInput('/nowhere/x.csv')).rejects.toThrow('There is no file "/nowhere/x.csv"');
  });

  it('reads nothing out of an empty input', async () => {
    expect((await read('empty.jsonl', '')).rows).toEqual([]);
    expect((await read('empty.csv', '')).rows).toEqual([]);
  });
});
