import { hashOfSecret } from '#libs/platform';
import type { CollectionReader } from '#libs/store';
import type { Caller } from '../access/caller.js';
import type { CallerRequest } from '../access/caller.js';

/** The header in which a page sends the secret of a link: addresses end up in logs, headers do not. */
export const KEY_HEADER = 'x-collection-key';
const MAX_KEY = 100;

/** Who reads a collection: an account (when its token may read), and the secret of a link, when one was sent. */
export function readerOf(caller: Caller, request: CallerRequest): CollectionReader {
  const key = request.headers[KEY_HEADER];
  const mayRead = caller.scopes === null || caller.scopes.includes('read');
  return {
    accountId: mayRead ? caller.accountId : null,
    linkHash: typeof key === 'string' && key.length <= MAX_KEY ? hashOfSecret(key) : null,
  };
}
