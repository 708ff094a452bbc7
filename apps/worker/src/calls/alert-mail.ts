import { lastEntry } from '#libs/domain';
import type { Mail } from '#libs/platform';
import type { CallSearch, StoredCall } from '#libs/store';

/** Titles come from outside: one line each, so that none can pretend to be ours. */
const line = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 160);

/** Tells of calls that a saved search has newly found; `total` counts also those that are not in the mail. */
export const alertMail = (
  to: string,
  base: string,
  search: CallSearch,
  calls: readonly StoredCall[],
  total: number,
): Mail => ({
  to,
  subject: total === 1 ? 'A new call' : `${total} new calls`,
  text: `New for your saved search "${line(search.name)}":\n\n${calls
    .map((call) => {
      const last = lastEntry(call);
      return `- ${line(call.title)}${last ? `\n  until ${last}, 17:00 Brussels time` : ''}\n  ${base}/calls/${encodeURIComponent(call.id)}`;
    })
    .join(
      '\n',
    )}${total > calls.length ? `\n\nand ${total - calls.length} more: ${base}/calls?${new URLSearchParams({ ...search.query })}` : ''}\n\nYou asked for this. To stop, delete the saved search: ${base}/calls`,
});
