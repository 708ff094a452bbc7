import { digestPeriod } from '#libs/domain';
import type { Mail } from '#libs/platform';
import type { DigestFrequency, Store } from '#libs/store';
import { composeDigest } from './compose.js';

const AT_ONCE = 200;

/**
 * Writes the digests that are due at a moment, then sends what waits to be sent. Any number of workers may do so at once, or one after another has
 * died: a period has one digest for each account. Gives how many were written and sent here, and how many wait for another attempt.
 */
export async function runDigests(
  store: Store,
  base: string,
  deliver: (mail: Mail) => Promise<void>,
  now: Date,
): Promise<{ written: number; sent: number; failed: number }> {
  let written = 0;
  for (const frequency of ['daily', 'weekly'] as const) written += await writeAll(store, base, frequency, now);
  const counts = { sent: 0, failed: 0 };
  for (;;) {
    const outcome = await store.digests.sendNext(now, ({ unsubscribeSecret, ...mail }) =>
      deliver({ ...mail, unsubscribe: `${base}/api/v1/watches/one-click-unsubscription?token=${unsubscribeSecret}` }),
    );
    if (outcome === 'none') break;
    counts[outcome]++;
  }
  return { written, ...counts };
}

async function writeAll(store: Store, base: string, frequency: DigestFrequency, now: Date): Promise<number> {
  const period = digestPeriod(frequency, now);
  let written = 0;
  for (;;) {
    const due = await store.digests.due(frequency, period, AT_ONCE);
    if (due.length === 0) return written;
    for (const accountId of due)
      if (await store.digests.write(accountId, frequency, period, (news) => composeDigest(news, frequency, base)))
        written++;
  }
}
