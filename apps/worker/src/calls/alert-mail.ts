import type { Mail } from '#libs/platform';
import type { CallSearch, StoredCall } from '#libs/store';

/** Titles come from outside: one line each, so that none can pretend to be ours. */
const line = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 160);

export const alertMail = (to: string, base: string, search: CallSearch, calls: readonly StoredCall[]): Mail => ({
  to,
  subject: calls.length === 1 ? 'A new call' : `${calls.length} new calls`,
  text: `New for your saved search "${line(search.name)}":\n\n${calls
    .map((call) => {
      const last = call.deadlines.at(-1);
      return `- ${line(call.title)}${last ? `\n  until ${last}, 17:00 Brussels time` : ''}\n  ${base}/calls/${encodeURIComponent(call.id)}`;
    })
    .join('\n')}\n\nYou asked for this. To stop, delete the saved search: ${base}/calls`,
});
