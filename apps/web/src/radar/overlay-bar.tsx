import type { ApiError } from '../api/client.js';
import { t } from '../i18n/t.js';
import { useSession } from '../session/session.js';
import type { Overlay } from './overlay.js';

interface Props {
  readonly query: Readonly<Record<string, string>>;
  readonly overlay: Overlay | null;
  readonly error: ApiError | null;
  readonly set: (changes: Record<string, string | null>) => void;
}

/** Chooses one's own cluster to lay over the radar, and explains the signs of what lies there. */
export function OverlayBar({ query, overlay, error, set }: Props) {
  const { organisations } = useSession();
  const clusters = organisations.filter(({ kind }) => kind === 'cluster');
  if (clusters.length === 0 && !query.cluster && !query.exercise) return null;
  return (
    <div class="overlay-bar">
      {clusters.length > 0 ? (
        <label>
          {t('Lay over')}{' '}
          <select
            value={query.cluster ?? ''}
            onChange={(event) => set({ cluster: event.currentTarget.value || null, exercise: null, voice: null })}
          >
            <option value="">{t('nothing')}</option>
            {clusters.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {overlay?.verdicts ? (
        <ul class="overlay-signs" aria-label={t('Signs of the overlay')}>
          <li class="strength">{t('strength')}</li>
          <li class="gap">{t('gap')}</li>
          <li class="unclear">{t('not distinguishable')}</li>
        </ul>
      ) : null}
      {overlay?.panel ? (
        <p>
          {t('Panel of “{title}”: the hollow mark is where the panel places a trend.', { title: overlay.title })}{' '}
          <button type="button" class="as-link" onClick={() => set({ exercise: null, voice: null })}>
            {t('Take it away')}
          </button>
        </p>
      ) : null}
      {error ? (
        <p role="alert">
          {t('The overlay could not be read: {why}', { why: error.message })}{' '}
          <button type="button" class="as-link" onClick={() => set({ cluster: null, exercise: null, voice: null })}>
            {t('Take it away')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
