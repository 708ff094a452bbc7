import type { Connector, PullContext, PullPage } from '../connector.js';
import { ask, nowOf, rawOf } from '../shared/ask.js';
import { type EurostatOptions, optionsSchema } from './options.js';
import { parseFigures } from './parse.js';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/**
 * Regional figures by the statistics interface of Eurostat (JSON-stat 2.0): one question gives one indicator for all regions and years. Eurostat keeps no
 * earlier versions, so each answer with other figures is kept as a vintage. `endpoint` is another one for tests.
 */
export const eurostat = (endpoint = 'https://ec.europa.eu'): Connector<EurostatOptions> => ({
  id: 'eurostat',
  name: 'Eurostat regional figures',
  description: 'One indicator of Eurostat by country and NUTS region, shown beside clusters of the region.',
  kinds: [],
  delivers: 'figures',
  optionsSchema,
  licence: 'Reuse allowed with attribution (Commission Decision 2011/833/EU).',
  politeness: { gapMs: 2_000, concurrency: 1 },
  pull: (context) => pull(context, endpoint),
  parse: (raw, { options }) => parseFigures(raw.bytes, options),
});

async function* pull(context: PullContext<EurostatOptions>, endpoint: string): AsyncGenerator<PullPage> {
  const { options, state } = context;
  const url = new URL(`/eurostat/api/dissemination/statistics/1.0/data/${options.dataset}`, endpoint);
  const parameters = { format: 'JSON', lang: 'en', sinceTimePeriod: String(options.since), ...options.dimensions };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const answer = await ask(context, 'Eurostat', { url: url.href, headers: { accept: 'application/json' } });
  yield {
    rows: parseFigures(answer.bytes, options),
    raw: rawOf(answer),
    state: { ...state, nextCheck: new Date(nowOf(context) + WEEK_MS).toISOString() },
  };
}
