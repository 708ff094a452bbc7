import { createHash } from 'node:crypto';
import { SourceError, unexpectedAnswer } from '../../fetch/source-error.js';
import { readJson } from '../../file/json.js';
import type { InputRow } from '../../file/row.js';
import type { SourceRow } from '../connector.js';
import { type Fields, fieldsOf, listOf, present, readJsonBytes, Refused, rowsOf, textOf } from '../shared/fields.js';
import { languageCode } from '../shared/language.js';

/**
 * Articles of an answer in `artlist` mode. GDELT answers in plain words with status 200 when it is asked too often or does not like the query;
 * both throw. Titles now and then make the JSON invalid: then the articles are read one by one and the damaged ones refused alone.
 */
export async function parseArticles(bytes: Uint8Array): Promise<InputRow[]> {
  const json = readJsonBytes(bytes);
  if ('value' in json) return rowsOf(listOf(fieldsOf(json.value)['articles']), bytes.length, readArticle);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (body.toString('latin1').trim() === '') return [];
  const list = /^\s*\{\s*"articles"\s*:\s*(?=\[)/.exec(body.subarray(0, 200).toString('latin1'));
  if (!list) throw whatGdeltSays(body);
  const rows: InputRow[] = [];
  for await (const row of readJson(only(body.subarray(list[0].length)))) {
    const [read] = 'value' in row ? rowsOf([row.value], bytes.length, readArticle) : [row];
    rows.push({ ...read!, row: row.row, bytes: bytes.length });
  }
  return rows;
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function readArticle(article: Fields): SourceRow | Refused {
  const url = textOf(article['url']);
  if (url === '') return new Refused('the article has no address');
  return present<SourceRow>({
    id: `gdelt:${createHash('sha256').update(url).digest('hex').slice(0, 24)}`,
    kind: 'news',
    title: closeUp(textOf(article['title'])),
    date: textOf(article['seendate']),
    url,
    country: textOf(article['sourcecountry']),
    lang: languageCode(textOf(article['language'])),
    publisher: textOf(article['domain']) || (URL.canParse(url) ? new URL(url).hostname : ''),
  });
}

/** GDELT sets blanks around punctuation: `Kelp , the " green gold " ( part 2 )`. */
const closeUp = (title: string): string =>
  title
    .replace(/\s+([,.;:!?%)\]])/g, '$1')
    .replace(/([([])\s+/g, '$1')
    .replace(/\s+/g, ' ');

export const isSlowDown = (error: unknown): boolean => error instanceof SourceError && error.code === 'RATE_LIMITED';

function whatGdeltSays(body: Buffer): Error {
  const said = body
    .toString('utf8')
    .replace(/<[^>]*>?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
  if (/limit requests|every 5 seconds|too many requests/i.test(said))
    return new SourceError('RATE_LIMITED', `GDELT asks us to come more slowly: "${said}"`);
  return unexpectedAnswer(`GDELT refuses the query: "${said}". Change the query of the source.`);
}
