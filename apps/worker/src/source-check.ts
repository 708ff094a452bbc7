import { lastEntry, readCall, readSignal, TrendUniverseError } from '#libs/domain';
import type { FigureRow } from '#libs/pipeline';
import { connectorOf, type Http, type PullPage, readFeed, readOptions } from '#libs/sources';

/** What a source would give. */
export interface SourceCheck {
  readonly ok: boolean;
  /** Why it would give nothing; null when it is fine. */
  readonly error: string | null;
  /** What the source calls itself, where it says so. */
  readonly title: string | null;
  readonly language: string | null;
  readonly site: string | null;
  /** Items of its first page, and how many of them would be refused. */
  readonly items: number;
  readonly refused: number;
  /** The first reasons for refusal, each once. */
  readonly reasons: readonly string[];
  readonly sample: readonly {
    readonly title: string;
    readonly date: string;
    readonly url: string | null;
    readonly lang: string | null;
  }[];
}

export interface SourceQuestion {
  readonly connector: string;
  readonly options: unknown;
  readonly keys: Readonly<Record<string, string | undefined>>;
  readonly http: Http;
  readonly latestDay: string;
}

/** A look must not keep an editor waiting longer. */
const LONGEST_MS = 60_000;
const SAMPLE = 5;
const REASONS = 5;

/** Asks a source for its first page as a pull would, and reads it; stores nothing. */
export async function checkSource(question: SourceQuestion): Promise<SourceCheck> {
  try {
    const { delivers } = connectorOf(question.connector);
    const readers = { signals: sampleOfSignal(question.latestDay), calls: sampleOfCall, figures: sampleOfFigure };
    return describe(await firstPage(question), readers[delivers]);
  } catch (error) {
    if (!(error instanceof TrendUniverseError) && (error as Error).name !== 'TimeoutError') throw error;
    return { ...NOTHING, error: (error as Error).message };
  }
}

const NOTHING: SourceCheck = {
  ok: false,
  error: 'The source answered, and there is nothing in it.',
  title: null,
  language: null,
  site: null,
  items: 0,
  refused: 0,
  reasons: [],
  sample: [],
};

async function firstPage({ connector: id, options, keys, http }: SourceQuestion): Promise<PullPage | null> {
  const connector = connectorOf(id);
  const pages = connector.pull({
    options: readOptions(connector, options),
    state: {},
    keys,
    http,
    signal: AbortSignal.timeout(LONGEST_MS),
  });
  for await (const page of pages) return page;
  return null;
}

type Sample = SourceCheck['sample'][number];
type ReadSample = (
  value: unknown,
) => { readonly ok: true; readonly sample: Sample } | { readonly ok: false; readonly reason: string };

const sampleOfSignal =
  (latestDay: string): ReadSample =>
  (value) => {
    const read = readSignal(value, { latestDay, kind: 'news', publisher: 'this source' });
    if (!read.ok) return read;
    const { title, date, url, lang } = read.signal;
    return { ok: true, sample: { title, date, url, lang } };
  };

/** The date of a call is the last day to enter it. */
const sampleOfCall: ReadSample = (value) => {
  const read = readCall(value);
  if (!read.ok) return read;
  const { title, url, opens } = read.call;
  return { ok: true, sample: { title, date: lastEntry(read.call) ?? opens ?? '', url, lang: 'en' } };
};

/** Its connector has looked at it. */
const sampleOfFigure: ReadSample = (row) => {
  const { label, nuts, year, value } = row as FigureRow;
  return { ok: true, sample: { title: `${label}, ${nuts}: ${value}`, date: `${year}-12-31`, url: null, lang: 'en' } };
};

function describe(page: PullPage | null, readSample: ReadSample): SourceCheck {
  if (page === null || page.rows.length === 0) return NOTHING;
  const about = page.raw ? readFeed(page.raw.bytes, { url: page.raw.url, contentType: page.raw.contentType }) : null;
  const reasons = new Set<string>();
  const sample: Sample[] = [];
  let refused = 0;
  for (const { value, error } of page.rows) {
    const read = error === undefined ? readSample(value) : { ok: false as const, reason: error };
    if (!read.ok) {
      refused++;
      if (reasons.size < REASONS) reasons.add(read.reason);
    } else if (sample.length < SAMPLE) sample.push(read.sample);
  }
  const items = page.rows.length;
  return {
    ok: refused < items,
    error: refused < items ? null : `All ${items} items would be refused: ${[...reasons][0]}`,
    title: about?.title ?? null,
    language: about?.language?.slice(0, 2).toLowerCase() ?? null,
    site: about?.link ?? null,
    items,
    refused,
    reasons: [...reasons],
    sample,
  };
}
