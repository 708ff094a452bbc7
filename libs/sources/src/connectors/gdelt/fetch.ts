import { z } from 'zod';
import type { HttpResponse } from '../../fetch/http.js';
import type { InputRow } from '../../file/row.js';
import type { Connector, PullContext, PullPage } from '../connector.js';
import { ask, nowOf, pause, rawOf } from '../shared/ask.js';
import { addDays } from '../shared/days.js';
import { beginRun, endOf, goesOnAt } from '../shared/run.js';
import { isSlowDown, parseArticles } from './parse.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** GDELT gives so many articles at most and has no pages: a slice of time that is full is cut in half, down to the shortest. */
const MOST_ARTICLES = 250;
const SHORTEST_MS = 15 * MINUTE_MS;
/** The search reaches back three months. */
const REACH_DAYS = 90;
const SLOW_DOWN_MS = 15_000;
const ATTEMPTS = 3;

const optionsSchema = z.strictObject({
  /** In GDELT's own language, as in `"battery recycling" sourcelang:german`. */
  query: z.string().min(3, { error: 'say what to look for, in three letters or more' }),
  sliceHours: z.number().min(0.25).max(168).default(24),
  /** A pull stops after so many slices and goes on the next time. */
  maxSlices: z.int().min(1).default(30),
  firstDays: z.int().min(1).max(REACH_DAYS).default(3),
});
type Options = z.infer<typeof optionsSchema>;

/** News headlines found by GDELT's DOC 2.0 search. `endpoint` is another one for tests. */
export const gdelt = (endpoint = 'https://api.gdeltproject.org'): Connector<Options> => ({
  id: 'gdelt',
  name: 'GDELT news search',
  description: 'Headlines of online news of the last three months in 65 languages, without texts.',
  kinds: ['news'],
  delivers: 'signals',
  optionsSchema,
  licence: 'Free to use with a citation of the GDELT Project; headlines belong to their publishers.',
  // One request in five seconds is asked for; measured at their end, so a little more.
  politeness: { gapMs: 6_000, concurrency: 1 },
  pull: (context) => pull(context, endpoint),
  parse: async function* (raw) {
    yield* await parseArticles(raw.bytes);
  },
});

async function* pull(context: PullContext<Options>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  const run = beginRun(context, { atSchema: z.iso.datetime(), firstDays: options.firstDays, overlapDays: 0 });
  const reach = addDays(run.until, -REACH_DAYS);
  const now = nowOf(context);
  let start = Date.parse(run.at ?? (run.from > reach ? run.from : reach));
  let length = options.sliceHours * HOUR_MS;
  for (let slices = 1; ;) {
    const end = Math.min(start + length, now);
    const { answer, rows } = await readSlice(context, addressOf(endpoint, options.query, start, end));
    const full = rows.length >= MOST_ARTICLES;
    if (full && end - start > SHORTEST_MS) {
      length = Math.max((end - start) / 2, SHORTEST_MS);
      continue;
    }
    if (full) rows.push(tooMany(rows.length, start));
    const last = end >= now;
    const next = new Date(end).toISOString();
    yield { rows, raw: rawOf(answer), state: last ? endOf(state, run) : goesOnAt(state, run, next) };
    if (last || ++slices > options.maxSlices) return;
    start = end;
    length = options.sliceHours * HOUR_MS;
  }
}

async function readSlice(
  context: PullContext<Options>,
  url: string,
): Promise<{ answer: HttpResponse; rows: InputRow[] }> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(context, 'GDELT', { url });
    try {
      return { answer, rows: await parseArticles(answer.bytes) };
    } catch (error) {
      if (!isSlowDown(error) || attempt === ATTEMPTS) throw error;
      await pause(context, SLOW_DOWN_MS * attempt);
    }
  }
}

function addressOf(endpoint: string, query: string, start: number, end: number): string {
  const url = new URL('/api/v2/doc/doc', endpoint);
  const parameters = {
    query,
    mode: 'artlist',
    format: 'json',
    sort: 'datedesc',
    maxrecords: String(MOST_ARTICLES),
    startdatetime: stampOf(start),
    enddatetime: stampOf(end),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** `20261007121500`. */
const stampOf = (ms: number): string => new Date(ms).toISOString().replace(/\D/g, '').slice(0, 14);

const tooMany = (rows: number, start: number): InputRow => ({
  row: rows + 1,
  bytes: 0,
  error: `GDELT shows ${MOST_ARTICLES} articles of the quarter of an hour from ${new Date(start).toISOString()} and hides the rest: narrow the query`,
});
