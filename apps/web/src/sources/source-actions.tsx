import { useLocation } from 'preact-iso';
import type { IngestRun } from '../api/types.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { pathId } from '../text/format.js';
import { takeAway } from './taking-away.js';
import type { SourceDetail } from './types.js';

/** What an editor does with a source: ask it now, switch it, read its history again, take it away. */
export function SourceActions({ source, changed }: { source: SourceDetail; changed: () => void }) {
  const sending = useSend();
  const { route } = useLocation();
  const path = `/sources/${pathId(source.id)}`;

  const pull = async (): Promise<void> => {
    if ((await sending.send('POST', `${path}/pull`)).ok) say(t('It is asked as soon as a worker is free.'));
    changed();
  };
  const turn = async (enabled: boolean): Promise<void> => {
    const sent = await sending.send('PUT', `${path}/enabled`, { enabled });
    if (sent.ok)
      say(enabled ? t('{name} is on.', { name: source.name }) : t('{name} is off.', { name: source.name }), {
        undo: () => turn(!enabled),
      });
    changed();
  };
  const reread = async (dryRun: boolean): Promise<void> => {
    const sent = await sending.send<IngestRun>('POST', `${path}/rereading?dryRun=${dryRun}`);
    if (sent.ok) route(`/feed/${sent.data.id}`);
  };
  const remove = (): void => {
    takeAway(source, () => route(path));
    route('/sources');
  };
  return (
    <>
      <p class="actions">
        <button type="button" class="button" disabled={sending.busy} onClick={() => void pull()}>
          {t('Pull now')}
        </button>
        <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void turn(!source.enabled)}>
          {source.enabled ? t('Switch off') : t('Switch on')}
        </button>
        {source.kept.payloads > 0 ? (
          <>
            <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void reread(true)}>
              {t('Read kept answers again (dry run)')}
            </button>
            <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void reread(false)}>
              {t('Read kept answers again')}
            </button>
          </>
        ) : null}
        {source.own ? (
          <button type="button" class="button quiet" disabled={sending.busy} onClick={remove}>
            {t('Take away')}
          </button>
        ) : null}
      </p>
      <FormError error={sending.error} />
    </>
  );
}
