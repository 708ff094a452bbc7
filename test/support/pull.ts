import type { Connector, PullContext, PullPage } from '../../libs/sources/src/connectors/connector.js';
import { FastClock, loopbackClient } from './loopback.js';

/** What a test leaves open: no state, no keys, ten seconds of real time, a clock that does not wait. */
export const pullContext = <Options>(
  context: Partial<PullContext<Options>> & Pick<PullContext<Options>, 'options'>,
): PullContext<Options> => ({
  state: {},
  keys: {},
  http: loopbackClient,
  signal: AbortSignal.timeout(10_000),
  clock: new FastClock(),
  ...context,
});

/** The pages of a pull, all of them or the first `limit`: stopping there is what a kill does. */
export async function pages<Options>(
  connector: Connector<Options>,
  context: Partial<PullContext<Options>> & Pick<PullContext<Options>, 'options'>,
  limit = Infinity,
): Promise<PullPage[]> {
  const found: PullPage[] = [];
  for await (const page of connector.pull(pullContext(context))) if (found.push(page) >= limit) break;
  return found;
}

/** The state as the store gives it back. */
export const stored = (found: readonly PullPage[]): PullPage['state'] =>
  JSON.parse(JSON.stringify(found.at(-1)!.state)) as PullPage['state'];

export const idsOf = (found: readonly PullPage[]): string[] =>
  found.flatMap((page) => page.rows.flatMap((row) => (row.value ? [(row.value as { id: string }).id] : [])));
