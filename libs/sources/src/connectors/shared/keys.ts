import { SourceError } from '../../fetch/source-error.js';
import type { Connector, PullContext } from '../connector.js';

/** A key that the connector cannot do without. */
export function keyOf(
  { keys }: Pick<PullContext, 'keys'>,
  variable: string,
  { name, needsKey }: Pick<Connector, 'name' | 'needsKey'>,
): string {
  const key = keys[variable]?.trim();
  if (key) return key;
  throw new SourceError('FORBIDDEN', `${name} needs a key: set ${variable}. ${needsKey?.where ?? ''}`.trim(), {
    permanent: true,
  });
}
