import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { moment } from '../text/format.js';
import type { DeadLetters } from './types.js';

const PAGE = 20;

/** Jobs that failed for good, to be tried again or forgotten. */
export function DeadLetterList({ queue, changed }: { queue: string; changed: () => void }) {
  const sending = useSend();
  const [offset, setOffset] = useState(0);
  const path = `/jobs/${encodeURIComponent(queue)}/dead-letters`;
  const { data, error, retry } = useApi<DeadLetters>(`${path}?offset=${offset}&limit=${PAGE}`);
  const decide = async (id: string, again: boolean): Promise<void> => {
    const one = `${path}/${encodeURIComponent(id)}`;
    const sent = again ? await sending.send('POST', `${one}/retry`) : await sending.send('DELETE', one);
    if (sent.ok) say(again ? t('It is tried again.') : t('It is forgotten.'));
    retry();
    changed();
  };
  if (error && !data) return <Failed error={error} retry={retry} what={t('list of failed jobs')} />;
  if (!data) return <SkeletonLines lines={3} label={t('Loading')} />;
  return (
    <>
      <FormError error={sending.error} />
      {data.items.length === 0 ? <p>{t('None is left.')}</p> : null}
      <ul class="dead-letters">
        {data.items.map(({ id, data: job, error: why, attempts, diedAt }) => (
          <li key={id}>
            <p>{why || t('It gave no reason.')}</p>
            <pre>{JSON.stringify(job)}</pre>
            <p class="small">
              {t('{n} attempts, the last {when}, Brussels time', { n: attempts, when: moment(diedAt) })}
            </p>
            <p class="actions">
              <button type="button" class="button" disabled={sending.busy} onClick={() => void decide(id, true)}>
                {t('Try again')}
              </button>
              <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void decide(id, false)}>
                {t('Forget it')}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {data.total > PAGE ? (
        <p class="actions">
          <button type="button" class="button quiet" disabled={offset === 0} onClick={() => setOffset(offset - PAGE)}>
            {t('Later ones')}
          </button>
          <button
            type="button"
            class="button quiet"
            disabled={offset + PAGE >= data.total}
            onClick={() => setOffset(offset + PAGE)}
          >
            {t('Earlier ones')}
          </button>
        </p>
      ) : null}
    </>
  );
}
