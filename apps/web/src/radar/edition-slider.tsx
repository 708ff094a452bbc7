import { useEffect, useState } from 'preact/hooks';
import type { Edition } from '../api/types.js';
import { useApi } from '../api/use-api.js';
import { t } from '../i18n/t.js';
import { day } from '../text/format.js';

interface Props {
  /** The edition that is drawn. */
  readonly shown: Edition;
  readonly set: (changes: Record<string, string | null>) => void;
}

/** Long enough to fly and to look. */
const STEP_MS = 2_000;

/** Walks through the editions in time: by hand, by arrow keys, or one after the other. */
export function EditionSlider({ shown, set }: Props) {
  const { data } = useApi<{ items: readonly Edition[] }>('/editions?limit=50');
  const editions = [...(data?.items ?? [])].sort((a, b) => a.number - b.number);
  const index = editions.findIndex(({ number }) => number === shown.number);
  const [playing, setPlaying] = useState(false);
  const go = (to: number): void => {
    const edition = editions[to];
    if (edition) set({ edition: to === editions.length - 1 ? null : String(edition.number) });
  };
  useEffect(() => {
    if (!playing) return;
    if (index === editions.length - 1) return setPlaying(false);
    const timer = setTimeout(() => go(index + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [playing, index]);
  const play = (): void => {
    if (playing) return setPlaying(false);
    if (index === editions.length - 1) go(0);
    setPlaying(true);
  };
  if (editions.length < 2) return <span class="edition-slider" />;
  const name = t('{day}, edition {number}', { day: day(shown.asOf), number: shown.number });
  return (
    <div class="edition-slider script-only">
      <button type="button" class="icon" onClick={play} aria-label={playing ? t('Stop') : t('Play the editions')}>
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path class="full" d={playing ? 'M7 5h4v14H7zM13 5h4v14h-4z' : 'M8 5v14l11-7z'} />
        </svg>
      </button>
      <input
        type="range"
        aria-label={t('Edition')}
        aria-valuetext={name}
        min={0}
        max={editions.length - 1}
        value={index < 0 ? editions.length - 1 : index}
        list="editions"
        onInput={(event) => {
          setPlaying(false);
          go(Number(event.currentTarget.value));
        }}
      />
      <datalist id="editions">
        {editions.map(({ number }, at) => (
          <option key={number} value={at} />
        ))}
      </datalist>
      <span class="small">{t('Edition {number}', { number: shown.number })}</span>
    </div>
  );
}
