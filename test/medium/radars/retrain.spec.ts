import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { trainCommand } from '../../../apps/worker/src/cli/text/train.js';
import { loadReader } from '../../../apps/worker/src/reader.js';
import { textKey } from '../../../libs/text/src/index.js';
import { catalogue, type RadarsApi, startRadarsApi } from '../../support/radars.js';
import { rawRow } from '../../support/store.js';

// Two models are trained; a busy machine is slow, not wrong.
/** Words no list of phrases has: only a correction can teach them. */
const JARGON = ['quillon', 'brasket', 'morvane', 'tidlow', 'zephrate', 'clunder'];
const TOPICS = {
  health: ['vaccine', 'patient', 'therapy', 'tumour', 'antibody', 'hospital'],
  mobility: ['tram', 'gearbox', 'railway', 'brake', 'truck', 'steering'],
  nowhere: ['election', 'dividend', 'cricket', 'minister', 'court', 'parliament'],
};
const FILLER = ['plan', 'report', 'result', 'group', 'first', 'year', 'north', 'letter'];
/** The n-th text about some words: the same each time, no two alike. */
const textOf = (words: readonly string[], n: number): { title: string; text: string } => {
  const pick = (from: readonly string[], i: number): string => from[(n * 7 + i * i + i) % from.length]!;
  const all = Array.from({ length: 24 }, (_, i) => (i % 3 === n % 3 ? pick(words, i) : pick(FILLER, i + n)));
  return { title: all.slice(0, 5).join(' '), text: `${all.slice(5).join(' ')} ${n}` };
};

describe('what editors correct', () => {
  let api: RadarsApi;
  let folder = '';
  const file = (name: string): string => join(folder, name);
  const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  /** Trains, and tells whether the model was replaced. */
  const train = async (...labelled: string[]): Promise<boolean> => {
    await trainCommand([...labelled, '--out', file('tagger.json')]);
    const replaced = process.exitCode !== 1;
    process.exitCode = undefined;
    return replaced;
  };
  const known = Object.entries(TOPICS).flatMap(([topic, words]) =>
    Array.from({ length: 18 }, (_, n) => ({
      ...textOf(words, n),
      kind: 'news',
      primary: topic === 'nowhere' ? null : topic,
      also: [],
    })),
  );

  beforeAll(async () => {
    api = await startRadarsApi();
    folder = await mkdtemp(join(tmpdir(), 'retrain-'));
    await writeFile(file('known.jsonl'), lines(known));
  });
  afterAll(async () => {
    await api.close();
    await rm(folder, { recursive: true });
  });

  it('is learnt by the next training, and the better model is kept by measurement', async () => {
    const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    // A poor model to begin with: labels that say nothing.
    const wrong = known.map((row, i) => ({
      ...row,
      primary: [null, 'retail', 'textiles', 'digital'][(i * i * 7 + (i >> 2)) % 4],
    }));
    await writeFile(file('wrong.jsonl'), lines(wrong));
    expect(await train(file('wrong.jsonl'))).toBe(true);
    expect(said.mock.calls.join('')).toContain('There is no model yet.');

    const ids = Array.from({ length: 20 }, (_, n) => `jargon:${n}`);
    await api.feed(
      ids.map((id, n) => rawRow(n, { id, ...textOf(JARGON, n) })),
      '2026-06-30',
    );
    const before = await api.get(`/signals/${ids[0]}`).expect(200);
    expect(JSON.stringify(before.body)).not.toContain('tourism');
    for (const id of ids)
      await api
        .edit('post', `/desk/signals/${id}/corrections`)
        .send({ ecosystem: 'tourism', belongs: true })
        .expect(200);
    const { body } = await api.edit('get', '/desk/corrections/labelled').buffer(true).responseType('blob').expect(200);
    await writeFile(file('corrected.jsonl'), body as Buffer);
    expect(await train(file('known.jsonl'), file('corrected.jsonl'))).toBe(true);
    expect(said.mock.calls.join('')).toMatch(/Cross-validated, the old model has macro-F1 .* the new one .*\nWritten/s);
    said.mockRestore();
    const reader = loadReader(catalogue, file('tagger.json'));
    const tagsOf = (text: { title: string; text: string }): string[] =>
      reader.read({ ...text, codes: [], kind: 'news', lang: 'en' }).tags.map(({ id }) => id);
    expect(tagsOf(textOf(JARGON, 99))).toEqual(['tourism']);
    expect(tagsOf(textOf(TOPICS.health, 99))).toEqual(['health']);
  });

  it('is not all that teaches: labels may come without their texts, and an old model that nothing can be told of is replaced', async () => {
    const said = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    const texts = Array.from({ length: 30 }, (_, n) => ({ id: `far:${n}`, ...textOf(JARGON, n) }));
    const labels = texts.slice(0, 25).map((text) => ({ text: textKey(text), kind: 'news', ecosystems: ['health'] }));
    // Labels of a text that nobody gave, and of one that is labelled already, teach nothing.
    const idle = [
      { text: 'f'.repeat(16), ecosystems: [] },
      { text: textKey(known[0]!), ecosystems: ['retail'] },
    ];
    await writeFile(file('texts.jsonl'), lines(texts));
    await writeFile(file('labels.jsonl'), lines([...labels, ...idle, { text: 'no key', ecosystems: [] }]));
    await writeFile(file('tagger.json'), '{"format":1}');
    await rm(file('tagger.report.json'));
    expect(
      await train(file('known.jsonl'), '--unlabelled', file('texts.jsonl'), '--labels', file('labels.jsonl')),
    ).toBe(true);
    const words = said.mock.calls.join('');
    said.mockRestore();
    expect(words).toContain('no file of format 2');
    expect(words).toContain('is compared with its report.');
    expect(words).toContain('There is no model yet.');
    expect(words).toContain('54 labelled, 25 further labelled and 5 unlabelled texts');
    const reader = loadReader(catalogue, file('tagger.json'));
    const read = reader.read({ ...textOf(JARGON, 99), codes: [], kind: 'news', lang: 'en' });
    expect(read.tags[0]?.id).toBe('health');
  });
});
