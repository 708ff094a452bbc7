import { z } from 'zod';
import type { Connector, PullContext, PullPage } from '../connector.js';
import { nowOf, pause, rawOf } from '../shared/ask.js';
import { addDays, compactDay, daysBetween } from '../shared/days.js';
import { keyOf } from '../shared/keys.js';
import { beginRun, endOf, goesOnAt, type Run } from '../shared/run.js';
import { parsePublications, type PublicationsPage } from './parse.js';
import { OpsSession } from './session.js';
import { quotaOf, searchGap } from './throttle.js';

const KEY = 'EPO_OPS_KEY';
const SECRET = 'EPO_OPS_SECRET';
const PAGE = 100;
/** Hits of one query that OPS shows; a span of days with more is asked for in parts. */
const MAX_HITS = 2_000;
const GAP_MS = 6_000;

const optionsSchema = z.strictObject({
  /** In the query language of OPS, without dates, as in `cpc=Y02E60 and pa=DE`. */
  cql: z.string().min(2),
  /** A pull stops here and goes on the next time. */
  maxPages: z.int().min(1).default(50),
  firstDays: z.int().min(1).default(60),
});
type Options = z.infer<typeof optionsSchema>;

/** Patent publications of the EPO's Open Patent Services 3.2. `endpoint` is another one for tests. */
export const epoOps = (endpoint = 'https://ops.epo.org'): Connector<Options> => ({
  id: 'epo-ops',
  name: 'EPO Open Patent Services',
  description: 'Patent publications of the world with abstracts, CPC and IPC codes, applicants and patent family.',
  kinds: ['patent'],
  delivers: 'signals',
  needsKey: {
    variables: [KEY, SECRET],
    where: 'Key and secret come with a free account at https://developers.epo.org (My Apps, add an app).',
  },
  optionsSchema,
  licence: "May be built into one's own products; not to be redistributed as such (terms of use of the EPO).",
  politeness: { gapMs: GAP_MS, concurrency: 1 },
  pull: (context) => pull(context, endpoint),
  parse: (raw) => parsePublications(raw.bytes).rows,
});

/** A span of days and the first hit of the page to come, counted from 1. */
const atSchema = z.object({ from: z.iso.date(), days: z.int().min(1), first: z.int().min(1) });
type At = z.infer<typeof atSchema>;

async function* pull(context: PullContext<Options>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  const [key, secret] = [KEY, SECRET].map((name) => keyOf(context, name, epoOps())) as [string, string];
  const session = new OpsSession(context, endpoint, key, secret);
  const run = beginRun(context, { atSchema, firstDays: options.firstDays, overlapDays: 14 });
  let at: At | null = run.at ?? { from: run.from, days: daysBetween(run.from, run.until), first: 1 };
  for (let pages = 1; at !== null; pages++) {
    const answer = await session.get(addressOf(options.cql, at), {
      accept: 'application/json',
      'x-ops-range': `${at.first}-${at.first + PAGE - 1}`,
    });
    const page: PublicationsPage = answer.status === 404 ? { rows: [], total: 0 } : parsePublications(answer.bytes);
    const gap = searchGap(answer) - GAP_MS;
    if (page.total > MAX_HITS && at.days > 1 && at.first === 1) {
      at = { ...at, days: Math.max(1, Math.floor((at.days * MAX_HITS) / page.total / 2)) };
      await pause(context, gap);
      continue;
    }
    const hidden = page.total - MAX_HITS;
    const next: At | null = following(at, page, run);
    if (hidden > 0 && at.first + PAGE > MAX_HITS) page.rows.push(hiddenHits(page, hidden, at.from));
    yield {
      rows: page.rows,
      raw: rawOf(answer),
      state: next === null ? endOf(state, run) : goesOnAt(state, run, next),
      quota: quotaOf(answer, nowOf(context)),
    };
    if (pages >= options.maxPages) return;
    if (next !== null) await pause(context, gap);
    at = next;
  }
}

const lastDayOf = ({ from, days }: At): string => addDays(from, days - 1);

/** The next page of the span, else the next span, as long as this one; null at the end of the run. */
function following(at: At, { total }: PublicationsPage, run: Run<At>): At | null {
  const first = at.first + PAGE;
  if (first <= Math.min(total, MAX_HITS)) return { ...at, first };
  const from = addDays(lastDayOf(at), 1);
  return from > run.until ? null : { from, days: Math.min(at.days, daysBetween(from, run.until)), first: 1 };
}

function addressOf(cql: string, at: At): string {
  const query = `(${cql}) and pd within "${compactDay(at.from)} ${compactDay(lastDayOf(at))}"`;
  return `/3.2/rest-services/published-data/search/biblio?${new URLSearchParams({ q: query })}`;
}

const hiddenHits = (page: PublicationsPage, hidden: number, day: string) => ({
  row: page.rows.length + 1,
  bytes: 0,
  error: `OPS shows ${MAX_HITS} publications of ${day} and hides ${hidden}: narrow the query`,
});
