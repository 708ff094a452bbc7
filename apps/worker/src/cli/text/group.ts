import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { badInput } from '#libs/domain';
import { Casing, groupByMeaning, groupTexts, labelPhrases, readCollection } from '#libs/text';
import { httpEmbedder } from './http-embedder.js';
import { Trouble } from './trouble.js';

export const GROUP_USAGE = `npm run text -- group --k N|auto [--seed N] [--names] [--embeddings URL] IN.txt OUT.txt

Sorts texts, one a line, into groups by what they are about. OUT has one integer a line, 0 the largest group; OUT - is the screen.
  --k N|auto   number of groups; auto looks for the number that the texts suggest
  --seed N     another start (default 1); the same seed gives the same groups
  --names      says on standard error what each group is about
  --embeddings URL [--embedding-model NAME]
               groups by an embedding model of your own instead of by words, which goes across languages: the address that answers
               POST {model, input} with {data: [{index, embedding}]}; a key, if it wants one, in EMBEDDINGS_KEY. Needs a number for --k`;

/** Texts are held in memory together: grouping compares all with all. Bytes. */
const LARGEST_FILE = 400 * 1_024 * 1_024;
const NAMES_SHOWN = 4;

/** Lines without a usable word are reported and join the largest group, so that line n of OUT is that of line n of IN. */
export async function groupCommand(args: readonly string[]): Promise<void> {
  const { k, seed, names, embedder, input, output } = readArguments(args);
  const started = performance.now();
  const texts = await readLines(input);
  const grouped =
    embedder !== null && k !== 'auto'
      ? await groupByMeaning(texts, embedder, { k, seed })
      : groupTexts(texts, { k, seed });
  const lines = grouped.groups.join('\n');
  if (output === '-') process.stdout.write(texts.length > 0 ? `${lines}\n` : '');
  else await writeFile(output, texts.length > 0 ? `${lines}\n` : '');
  reportWordless(input, texts, grouped.wordless);
  if (names) nameGroups(texts, grouped.groups, grouped.k);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stderr.write(`${texts.length} texts in ${texts.length === 0 ? 0 : grouped.k} groups, in ${seconds} s\n`);
}

function readArguments(args: readonly string[]) {
  const { values, positionals } = parse(args);
  const [input, output, ...rest] = positionals;
  if (input === undefined || output === undefined || rest.length > 0)
    throw badInput(`Name one file to read and one to write.\n\n${GROUP_USAGE}`);
  if (input === output) throw badInput('IN and OUT are the same file. Write the groups to another one.');
  if (values.k === undefined) throw badInput('Say how many groups: --k 20, or --k auto.');
  if (values.embeddings !== undefined && values.k === 'auto')
    throw badInput('With --embeddings, say how many groups: --k 20. What auto weighs are words.');
  return {
    embedder:
      values.embeddings === undefined
        ? null
        : httpEmbedder(values.embeddings, values['embedding-model'], process.env['EMBEDDINGS_KEY']),
    k: values.k === 'auto' ? ('auto' as const) : wholeNumber('--k', values.k, 1),
    seed: wholeNumber('--seed', values.seed, 0),
    names: values.names,
    input,
    output,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        k: { type: 'string' },
        seed: { type: 'string', default: '1' },
        names: { type: 'boolean', default: false },
        embeddings: { type: 'string' },
        'embedding-model': { type: 'string', default: '' },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    throw badInput(`${cause instanceof Error ? cause.message : String(cause)}\n\n${GROUP_USAGE}`);
  }
}

function wholeNumber(option: string, value: string, least: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && Number.isSafeInteger(number) && number >= least) return number;
  throw badInput(`${option} takes a whole number from ${least} on, not "${value}".`);
}

async function readLines(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw badInput(`There is no file "${path}". Check the path.`);
  if (found.size > LARGEST_FILE)
    throw badInput(`"${path}" has ${Math.ceil(found.size / 1_048_576)} MB; at most 400 are grouped at once. Split it.`);
  const lines = (await readFile(path, 'utf8')).replace(/^\uFEFF/, '').split(/\r?\n/);
  // The line feed at the end closes the last line and begins no other.
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function reportWordless(input: string, texts: readonly string[], wordless: number): void {
  if (wordless === 0) return;
  const trouble = new Trouble(input);
  texts.forEach((text, i) => {
    if (text.trim() === '') trouble.add(i + 1, 'is empty; put with the largest group');
    else if (text.includes('\uFFFD')) trouble.add(i + 1, 'is no valid UTF-8; read as far as it goes');
  });
  trouble.close();
  process.stderr.write(`${wordless} lines without a usable word were put with the largest group\n`);
}

function nameGroups(texts: readonly string[], groups: Int32Array, k: number): void {
  const collection = readCollection(texts.map((text) => ({ title: text, text: '' })));
  const casing = new Casing(collection);
  for (let group = 0; group < k; group++) {
    const members = Array.from(groups.keys()).filter((i) => groups[i] === group);
    const phrases = labelPhrases(collection, members, casing, NAMES_SHOWN).map(({ text }) => text);
    process.stderr.write(`${group}\t${members.length} texts\t${phrases.join('; ')}\n`);
  }
}
