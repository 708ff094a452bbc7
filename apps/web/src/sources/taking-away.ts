import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { pathId } from '../text/format.js';

const READ_AGAIN_MS = 20_000;
const leaving = new Set<string>();

/** Whether a source is on its way out, so that lists do not show it any more. */
export const isLeaving = (id: string): boolean => leaving.has(id);

/** Takes a source away once nobody has taken that back: what is kept of its answers could not be brought back. */
export function takeAway({ id, name }: { id: string; name: string }, back: () => void): void {
  leaving.add(id);
  say(t('{name} is taken away. Its signals stay; what was kept of its answers goes.', { name }), {
    undo: () => {
      leaving.delete(id);
      back();
    },
    settle: () => {
      sendJson('DELETE', `/sources/${pathId(id)}`).then(
        // Lists that stand read again within this time.
        () => setTimeout(() => leaving.delete(id), READ_AGAIN_MS),
        (problem: unknown) => {
          leaving.delete(id);
          say(asApiError(problem).message);
        },
      );
    },
  });
}
