import { useApi } from '../api/use-api.js';
import { useSend } from '../form/use-send.js';
import { t, tn } from '../i18n/t.js';
import { say } from '../shell/toast.js';
import { Failed } from '../state/failed.js';
import { DataTable } from '../table/data-table.js';
import { moment } from '../text/format.js';
import { type Delivery, eventName } from './webhook-words.js';

const STATES = { waiting: 'waiting', delivered: 'delivered', failed: 'failed' } as const;
const TONES = { waiting: '', delivered: 'good', failed: 'bad' } as const;

/** What a webhook was told and how that went; looks again every few seconds while it is open. */
export function DeliveryLog({ path }: { path: string }) {
  const { data, error, retry } = useApi<readonly Delivery[]>(path, 4_000);
  const sending = useSend();
  const again = async (id: string): Promise<void> => {
    const sent = await sending.send<{ message: string }>('POST', `${path}/${id}/repetition`);
    say(sent.ok ? sent.data.message : sent.error.message);
    retry();
  };
  if (error) return <Failed error={error} retry={retry} what={t('log')} />;
  if (data?.length === 0) return <p>{t('Nothing was delivered yet.')}</p>;
  return (
    <DataTable
      caption={t('Deliveries')}
      rows={data ?? []}
      rowKey={(delivery) => delivery.id}
      columns={[
        { name: t('What'), cell: (delivery) => eventName(delivery.event) },
        { name: t('When'), cell: (delivery) => moment(delivery.createdAt) },
        {
          name: t('State'),
          cell: (delivery) => <span class={`chip ${TONES[delivery.state]}`}>{t(STATES[delivery.state])}</span>,
        },
        {
          name: t('What came of it'),
          cell: (delivery) => {
            const last = delivery.attempts.at(-1);
            if (!last) return t('not tried yet');
            const tries = tn(delivery.attempts.length, '{n} attempt', '{n} attempts');
            return `${last.error ?? t('status {status} after {ms} ms', { status: last.status ?? '', ms: last.ms })} (${tries})`;
          },
        },
        {
          name: t('Action'),
          cell: (delivery) => (
            <button type="button" class="as-link" onClick={() => void again(delivery.id)}>
              {t('Send again')}
            </button>
          ),
        },
      ]}
    />
  );
}
