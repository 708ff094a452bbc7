import { t } from '../i18n/t.js';
import { Failed } from '../state/failed.js';
import { SkeletonLines } from '../state/skeleton.js';
import { DataTable } from '../table/data-table.js';
import { moment } from '../text/format.js';
import { AdminFrame } from './admin-frame.js';
import { usePagesOf } from './use-pages-of.js';

interface AuditEvent {
  readonly id: number;
  readonly at: string;
  readonly actor: string;
  readonly accountId: string | null;
  readonly action: string;
  readonly detail: Readonly<Record<string, unknown>>;
}
interface Page {
  readonly items: readonly AuditEvent[];
  readonly nextBefore: number | null;
}

/** Who did what to whose account: ids, no names, and nothing of it can be changed. */
export function AuditPage() {
  return <AdminFrame>{() => <Audit />}</AdminFrame>;
}

function Audit() {
  const { items, loading, error, more, again } = usePagesOf<AuditEvent, number>(
    (before) => `/admin/audit?limit=100${before ? `&before=${before}` : ''}`,
    (page) => (page as Page).nextBefore,
  );
  return (
    <section class="stack">
      <p>
        {t(
          'The log only grows: neither this page nor the API nor the database lets anybody change it. It names accounts by their id, and is kept for two years. Times are Brussels time.',
        )}
      </p>
      {error ? <Failed error={error} retry={again} what={t('log')} /> : null}
      <DataTable
        caption={t('Log of accounts')}
        rows={items}
        rowKey={(event) => event.id}
        columns={[
          { name: t('When'), cell: (event) => moment(event.at) },
          { name: t('What'), cell: (event) => <code>{event.action}</code> },
          { name: t('By'), cell: (event) => <Id id={event.actor} /> },
          { name: t('To'), cell: (event) => (event.accountId ? <Id id={event.accountId} /> : '') },
          {
            name: t('Details'),
            cell: (event) =>
              Object.entries(event.detail)
                .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
                .join(', '),
          },
        ]}
      />
      {loading ? <SkeletonLines lines={4} label={t('Loading')} /> : null}
      {more && !loading ? (
        <p class="actions">
          <button type="button" class="button quiet" onClick={more}>
            {t('Show more')}
          </button>
        </p>
      ) : null}
    </section>
  );
}

/** The beginning of an id is enough to tell accounts apart; the whole is there for who needs it. */
const Id = ({ id }: { id: string }) =>
  /^[0-9a-f-]{36}$/.test(id) ? <code title={id}>{id.slice(0, 8)}</code> : <span>{id}</span>;
