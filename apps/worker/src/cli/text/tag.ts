import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { badInput } from '#libs/domain';
import { TaggerPool } from './tagger-pool.js';
import { type IdentifiedText, readTexts } from './text-rows.js';
import { Trouble } from './trouble.js';

export const TAG_USAGE = `npm run text -- tag IN.jsonl OUT.jsonl [--model FILE]

Tags texts with ecosystems and trends: rows of {id, title, text, codes, kind, lang} (all but title or text may be missing) become rows of
{id, ecosystems: [{id, score, words}], trends: [{id, score, words}]}, best first, [] where a text belongs nowhere. OUT - is the screen.
  --model FILE   another model than data/models/tagger.json`;

const CHUNK = 400;

/** Streams: the memory does not grow with the file. Unreadable lines are reported, the rest is done. */
export async function tagCommand(args: readonly string[]): Promise<void> {
  const { model, input, output } = readArguments(args);
  const started = performance.now();
  const trouble = new Trouble(input);
  const out = output === '-' ? process.stdout : createWriteStream(output);
  const pool = new TaggerPool(model);
  let texts = 0;
  // Chunks in the order of the file; each is awaited before its lines are written.
  const pending: Promise<string>[] = [];
  const drain = async (atMost: number): Promise<void> => {
    while (pending.length > atMost) {
      const lines = await pending.shift()!;
      if (!out.write(lines)) await once(out, 'drain');
    }
  };
  try {
    let chunk: IdentifiedText[] = [];
    for await (const row of readTexts(input)) {
      if ('error' in row) trouble.add(row.row, row.error);
      else if (chunk.push(row.value) === CHUNK) {
        texts += chunk.length;
        pending.push(pool.tag(chunk));
        chunk = [];
        await drain(pool.size * 2);
      }
    }
    texts += chunk.length;
    if (chunk.length > 0) pending.push(pool.tag(chunk));
    await drain(0);
    if (out !== process.stdout) {
      out.end();
      await finished(out);
    }
  } finally {
    await pool.close();
  }
  const unreadable = trouble.close();
  const seconds = (performance.now() - started) / 1_000;
  process.stderr.write(`${texts} texts tagged, ${unreadable} lines unreadable, in ${seconds.toFixed(1)} s\n`);
  if (texts === 0 && unreadable > 0) process.exitCode = 1;
}

function readArguments(args: readonly string[]): { model: string | undefined; input: string; output: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { model: { type: 'string' } },
    });
    const [input, output, ...rest] = positionals;
    if (input === undefined || output === undefined || rest.length > 0)
      throw new Error('Two files are needed: what to read and what to write.');
    return { model: values.model, input, output };
  } catch (error) {
    throw badInput(`${(error as Error).message}\n\n${TAG_USAGE}`);
  }
}
