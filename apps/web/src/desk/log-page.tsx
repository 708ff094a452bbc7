import { useLocation } from 'preact-iso';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { moment, pathId } from '../text/format.js';
import { undo } from './decide.js';
import { DeskFrame } from './desk-frame.js';
import { eventWords } from './event-words.js';
import { useMayEdit } from './may-edit.js';
import type { AuditEvent } from './types.js';

/** Who decided what, newest first; the log only grows. */
export function LogPage() {
  const { query } = useLocation();
  const before = query['before'];
  const { data, error, retry } = useApi<{ items: readonly AuditEvent[]; nextBefore: number | null }>(
    `/desk/audit?limit=50${before ? `&before=${encodeURIComponent(before)}` : ''}`,
  );
  const mayEdit = useMayEdit();
  const { account } = useSession();
  const sending = useSend();
  const who = (actor: string): string =>
    actor === `account:${account?.id}`
      ? t('you')
      : actor.startsWith('account:')
        ? t('an editor')
        : t('the editor of this machine');
  const takeBack = async (event: AuditEvent): Promise<void> => {
    const sent = await sending.attempt(() => undo(event.id, retry));
    if (sent.ok) say(t('Decision {n} was taken back.', { n: event.id }));
  };
  return (
    <DeskFrame here="/desk/log">
      {error ? <Failed error={error} retry={retry} what={t('log')} /> : null}
      {!data && !error ? <SkeletonLines lines={10} label={t('Loading')} /> : null}
      <FormError error={sending.error} />
      {data?.items.length === 0 ? <p>{t('Nothing was decided yet.')}</p> : null}
      <ol class="log">
        {(data?.items ?? []).map((event) => {
          const page =
            event.action.startsWith('signal.') || event.action === 'report.settle' || event.action === 'undo'
              ? null
              : `/trends/${pathId(event.target)}`;
          // What was withdrawn is called what it was called.
          const name = event.name ?? String(event.before?.['title'] ?? event.target);
          return (
            <li key={event.id} class={event.undoneBy ? 'undone' : undefined}>
              <span class="small">
                {moment(event.at)}, {who(event.actor)}, {t('no. {n}', { n: event.id })}
              </span>
              <span>
                {page ? <a href={page}>{name}</a> : name} {eventWords(event)}
                {event.undoneBy ? (
                  <span class="small"> ({t('taken back by no. {n}', { n: event.undoneBy })})</span>
                ) : null}
              </span>
              {mayEdit && !event.undoneBy && event.action !== 'undo' && event.action !== 'signal.lift' ? (
                <button
                  type="button"
                  class="as-link"
                  disabled={sending.busy}
                  aria-label={t('Undo decision {n}', { n: event.id })}
                  onClick={() => void takeBack(event)}
                >
                  {t('Undo')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ol>
      {data?.nextBefore ? (
        <p>
          <a href={`/desk/log?before=${data.nextBefore}`}>{t('Older decisions')}</a>
        </p>
      ) : null}
    </DeskFrame>
  );
}
