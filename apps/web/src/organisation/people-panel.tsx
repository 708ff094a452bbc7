import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { t } from '../i18n/t.js';
import type { Session } from '../session/session.js';
import type { OwnOrganisation, Position } from '../session/types.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { day } from '../text/format.js';
import type { Colleague } from './types.js';
import { positionName } from './words.js';

/** Who belongs to it; managers decide who manages, and let people go. */
export function PeoplePanel({ organisation, session }: { organisation: OwnOrganisation; session: Session }) {
  const path = `/organisations/${organisation.id}/people`;
  const { data, error, retry } = useApi<readonly Colleague[]>(path);
  const sending = useSend();
  const manages = organisation.position === 'manager';
  const done = async (words: string): Promise<void> => {
    say(words);
    retry();
    await session.refresh();
  };
  const make = async (person: Colleague, position: Position): Promise<void> => {
    const sent = await sending.send('PUT', `${path}/${person.accountId}`, { position });
    if (sent.ok) await done(t('{name} is {position} now.', { name: person.name, position: positionName(position) }));
  };
  const letGo = async (person: Colleague): Promise<void> => {
    const sent = await sending.send('DELETE', `${path}/${person.accountId}`);
    if (sent.ok) await done(t('{name} does not belong to it any more.', { name: person.name }));
  };
  if (error) return <Failed error={error} retry={retry} what={t('list')} />;
  if (!data) return <SkeletonLines lines={4} label={t('Loading')} />;
  return (
    <section class="stack">
      <h2>{t('People')}</h2>
      <FormError error={sending.error} />
      <DataTable
        caption={t('People of {name}', { name: organisation.name })}
        rows={data}
        rowKey={(person) => person.accountId}
        columns={[
          { name: t('Name'), cell: (person) => person.name, by: (person) => person.name },
          { name: t('Address'), cell: (person) => person.email, by: (person) => person.email },
          { name: t('Position'), cell: (person) => positionName(person.position), by: (person) => person.position },
          { name: t('Since'), cell: (person) => day(person.joinedAt), by: (person) => person.joinedAt },
          ...(manages
            ? [
                {
                  name: t('Action'),
                  cell: (person: Colleague) =>
                    person.accountId === session.account?.id ? (
                      <span class="small">{t('you')}</span>
                    ) : (
                      <span class="actions">
                        <button
                          type="button"
                          class="as-link"
                          onClick={() => void make(person, person.position === 'manager' ? 'member' : 'manager')}
                        >
                          {person.position === 'manager' ? t('Make a member') : t('Make a manager')}
                          <span class="hidden-text"> {person.name}</span>
                        </button>
                        <button type="button" class="as-link" onClick={() => void letGo(person)}>
                          {t('Let go')}
                          <span class="hidden-text"> {person.name}</span>
                        </button>
                      </span>
                    ),
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}
