import { useApi } from '../api/use-api.js';
import { useSend } from '../form/use-send.js';

interface Colleague {
  readonly accountId: string;
  readonly name: string;
}

/** Who looks over the answers. */
export function AssessorChoice({
  id,
  path,
  assessorId,
  onChosen,
}: {
  id: string;
  path: string;
  assessorId: string | null;
  onChosen: () => void;
}) {
  const { data } = useApi<readonly Colleague[]>(`/organisations/${id}/people`);
  const sending = useSend();
  const choose = async (accountId: string): Promise<void> => {
    const sent = await sending.send('PUT', `${path}/assessor`, { accountId: accountId || null });
    if (sent.ok) onChosen();
  };
  return (
    <label class="inline-choice">
      Assessor
      <select
        value={assessorId ?? ''}
        disabled={sending.busy}
        onChange={(event) => void choose(event.currentTarget.value)}
      >
        <option value="">nobody</option>
        {(data ?? []).map(({ accountId, name }) => (
          <option key={accountId} value={accountId}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
