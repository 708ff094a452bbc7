import { badInput, notFound } from '#libs/domain';
import type { Connector, KeyNeed, PullContext } from './connector.js';
import { cordis } from './cordis/fetch.js';
import { crossref } from './crossref/fetch.js';
import { dealsCsv } from './deals-csv/fetch.js';
import { epoOps } from './epo-ops/fetch.js';
import { euCalls } from './eu-calls/fetch.js';
import { eurostat } from './eurostat/fetch.js';
import { feedConnector } from './feed/fetch.js';
import { gdelt } from './gdelt/fetch.js';
import { openAlex } from './openalex/fetch.js';
import { tableConnector } from './table/fetch.js';
import { usptoOdp } from './uspto-odp/fetch.js';

/** All connectors, in the order in which users see them. A new one is a line here. */
export const CONNECTORS: readonly Connector[] = [
  feedConnector,
  openAlex(),
  crossref(),
  epoOps(),
  usptoOdp(),
  cordis(),
  gdelt(),
  euCalls(),
  eurostat(),
  dealsCsv,
  tableConnector,
];

/** A connector as users see it. */
export interface ListedConnector extends Pick<
  Connector,
  'id' | 'name' | 'description' | 'kinds' | 'delivers' | 'licence'
> {
  readonly status: 'ready' | 'needs a key';
  /** Variables that are not set, and how to come by them; also for a connector that is ready but would give more with a key. */
  readonly missing: readonly string[];
  readonly where: string | null;
}

export function connectorOf(id: string, connectors: readonly Connector[] = CONNECTORS): Connector {
  const connector = connectors.find((one) => one.id === id);
  if (!connector) throw notFound('connector', id, `There are ${connectors.map((one) => one.id).join(', ')}.`);
  return connector;
}

export const listConnectors = (
  keys: PullContext['keys'],
  connectors: readonly Connector[] = CONNECTORS,
): ListedConnector[] => connectors.map((connector) => listed(connector, keys));

function listed(connector: Connector, keys: PullContext['keys']): ListedConnector {
  const { id, name, description, kinds, delivers, licence, needsKey } = connector;
  const missing = missingKeys(needsKey, keys);
  return {
    id,
    name,
    description,
    kinds,
    delivers,
    licence,
    status: missing.length > 0 && needsKey?.optional !== true ? 'needs a key' : 'ready',
    missing,
    where: missing.length > 0 ? (needsKey?.where ?? null) : null,
  };
}

const missingKeys = (need: KeyNeed | undefined, keys: PullContext['keys']): string[] =>
  (need?.variables ?? []).filter((variable) => !keys[variable]?.trim());

/** The options of a source, checked by its connector, with defaults filled in. Throws one error that names every fault. */
export function readOptions(connector: Connector, options: unknown): unknown {
  const result = connector.optionsSchema.safeParse(options ?? {});
  if (result.success) return result.data;
  const details = result.error.issues.map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  const faults = details.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; ');
  throw badInput(`The options do not fit the connector "${connector.id}": ${faults}.`, details);
}
