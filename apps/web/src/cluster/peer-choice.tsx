import { t, tn } from '../i18n/t.js';
import { useState } from 'preact/hooks';
import { useApi } from '../api/use-api.js';
import { FormError } from '../form/form.js';
import { useSend } from '../form/use-send.js';
import { Dialog } from '../shell/dialog.js';
import type { Benchmark, Peers } from './types.js';

/** Who the peers are, and choosing them by hand. */
export function PeerChoice({
  id,
  benchmark,
  manages,
  onChosen,
}: {
  id: string;
  benchmark: Benchmark;
  manages: boolean;
  onChosen: () => void;
}) {
  const [open, setOpen] = useState(false);
  const { peers } = benchmark;
  return (
    <p class="peer-choice">
      {tn(peers.n, '{n} peer', '{n} peers')},{' '}
      {peers.chosen === 'nearest' ? t('the nearest by structure') : t('chosen by hand')}{' '}
      <button type="button" class="as-link" onClick={() => setOpen(true)}>
        {t('Who?')}
      </button>
      <Dialog title={t('Peers')} open={open} onClose={() => setOpen(false)}>
        <PeerList
          id={id}
          benchmark={benchmark}
          manages={manages}
          onChosen={() => {
            setOpen(false);
            onChosen();
          }}
        />
      </Dialog>
    </p>
  );
}

function PeerList({
  id,
  benchmark,
  manages,
  onChosen,
}: {
  id: string;
  benchmark: Benchmark;
  manages: boolean;
  onChosen: () => void;
}) {
  const { data } = useApi<Peers>(`/clusters/${id}/peers`);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const sending = useSend();
  const { named, n } = benchmark.peers;
  const marked = chosen ?? data?.chosen ?? [];
  const save = async (peers: readonly string[] | null): Promise<void> => {
    const sent = await sending.send('PUT', `/clusters/${id}/peers`, { peers });
    if (sent.ok) onChosen();
  };
  return (
    <div class="peer-list">
      <p class="measure">
        {t('Compared with: {names}.', {
          names:
            named.length === 0
              ? t('clusters that are not named')
              : n > named.length
                ? t('{names} and {n} that are not named', { names: named.join(', '), n: n - named.length })
                : named.join(', '),
        })}{' '}
        {t('The nearest are found by size, size of firms, sector mix, weight of the ecosystem, and place.')}
      </p>
      {manages && data ? (
        <>
          <fieldset class="plain-set">
            <legend>{t('Choose by hand')}</legend>
            {data.candidates.length === 0 ? (
              <p>{t('No other cluster of these ecosystems lets itself be chosen.')}</p>
            ) : null}
            {data.candidates.map((peer) => (
              <label key={peer.id} class="check">
                <input
                  type="checkbox"
                  checked={marked.includes(peer.id)}
                  onChange={(event) =>
                    setChosen(
                      event.currentTarget.checked ? [...marked, peer.id] : marked.filter((one) => one !== peer.id),
                    )
                  }
                />
                {peer.name} <span class="small">{peer.country}</span>
              </label>
            ))}
          </fieldset>
          <FormError error={sending.error} />
          <p class="actions">
            <button
              type="button"
              class="button"
              disabled={sending.busy || marked.length === 0}
              onClick={() => void save(marked)}
            >
              {t('Compare with these')}
            </button>
            <button type="button" class="button quiet" disabled={sending.busy} onClick={() => void save(null)}>
              {t('Back to the nearest')}
            </button>
          </p>
        </>
      ) : null}
    </div>
  );
}
