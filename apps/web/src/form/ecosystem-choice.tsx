import './ecosystem-choice.css';
import { useLocation } from 'preact-iso';
import type { Ecosystem } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';

export const FIRST_ECOSYSTEM = 'aerospace-defence';

/** Chooses one of the 14; what is chosen stands in the address, `to` makes it. */
export function EcosystemChoice({ value, to }: { value: string; to: (ecosystem: string) => string }) {
  const { route } = useLocation();
  const { data } = useApi<readonly Ecosystem[]>('/ecosystems');
  return (
    <label class="ecosystem-choice">
      <span class="small">{t('Ecosystem')}</span>
      <select value={value} onChange={(event) => route(to(event.currentTarget.value))}>
        {(data ?? [{ id: value, name: value }]).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
