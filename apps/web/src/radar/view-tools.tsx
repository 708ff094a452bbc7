import { useEffect, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import { sheet } from '../server/sheet.js';
import { t } from '../i18n/t.js';

export const ZOOMS = [1, 1.5, 2, 3] as const;

/** The zoom that an address asks for, one of ZOOMS. */
export const readZoom = (text: string | undefined): number =>
  (ZOOMS as readonly number[]).includes(Number(text)) ? Number(text) : 1;

interface Props {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly stage: RefObject<HTMLElement | null>;
}

/** Nearer, further, and the whole screen for a workshop. Nearer means more names, not bigger letters. */
export function ViewTools({ zoom, onZoom, stage }: Props) {
  const at = (ZOOMS as readonly number[]).indexOf(zoom);
  const full = useFullScreen();
  return (
    <div class="view-tools script-only" role="group" aria-label={t('View')}>
      <button
        type="button"
        class="icon"
        aria-label={t('Nearer')}
        disabled={at === ZOOMS.length - 1}
        onClick={() => onZoom(ZOOMS[at + 1]!)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path class="line" d="M12 5v14M5 12h14" />
        </svg>
      </button>
      <button
        type="button"
        class="icon"
        aria-label={t('Further')}
        disabled={at === 0}
        onClick={() => onZoom(ZOOMS[at - 1]!)}
      >
        <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
          <path class="line" d="M5 12h14" />
        </svg>
      </button>
      {!sheet() && document.fullscreenEnabled ? (
        <button
          type="button"
          class="icon"
          aria-label={full ? t('Leave full screen') : t('Full screen')}
          onClick={() => void (full ? document.exitFullscreen() : stage.current?.requestFullscreen())}
        >
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <path
              class="line"
              d={full ? 'M9 4v5H4M20 9h-5V4M4 15h5v5M15 20v-5h5' : 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5'}
            />
          </svg>
        </button>
      ) : null}
    </div>
  );
}

/** Whether something fills the screen. */
export function useFullScreen(): boolean {
  const [full, setFull] = useState(() => !sheet() && document.fullscreenElement !== null);
  useEffect(() => {
    const look = (): void => setFull(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return full;
}
