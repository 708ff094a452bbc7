import { useEffect } from 'preact/hooks';

interface Keys {
  readonly onTable: () => void;
  readonly onWhiskers: () => void;
  readonly onClose: () => void;
}

/** One-key commands of the radar page: t table, i intervals, / search, Esc closes the card. Silent while someone types. */
export function useRadarKeys(keys: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const typing = event.target instanceof HTMLElement && /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === 't') keys.onTable();
      else if (event.key === 'i') keys.onWhiskers();
      else if (event.key === 'Escape') keys.onClose();
      else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLInputElement>('#radar-search')?.focus();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}
