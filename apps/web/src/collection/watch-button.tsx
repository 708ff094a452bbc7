import { asApiError } from '../api/client.js';
import { sendJson } from '../api/send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { signInHref } from '../session/sign-in-href.js';
import { say } from '../shell/toast.js';
import type { Watch } from './types.js';

interface Props {
  readonly label: string;
  /** The body of POST /watches, without its frequency. */
  readonly wanted: Readonly<Record<string, unknown>>;
}

/** Watches a search, a trend or a collection: news of it come by mail once a day, which the page of alerts changes. */
export function WatchButton({ label, wanted }: Props) {
  const { account, state } = useSession();
  if (state === 'unknown') return null;
  if (!account)
    return (
      <a class="as-link watch" href={signInHref()}>
        {label}
      </a>
    );
  const watch = async (): Promise<void> => {
    try {
      const { id, name } = await sendJson<Watch>('POST', '/watches', { ...wanted, frequency: 'daily' });
      say(t('You will hear of “{name}” once a day, when there is news. Alerts has the rest.', { name }), {
        undo: () => sendJson('DELETE', `/watches/${id}`),
      });
    } catch (problem) {
      say(asApiError(problem).message);
    }
  };
  return (
    <button type="button" class="as-link watch" onClick={() => void watch()}>
      {label}
    </button>
  );
}
