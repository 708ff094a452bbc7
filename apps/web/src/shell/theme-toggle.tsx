import { t } from '../i18n/t.js';
import { sheet } from '../server/sheet.js';
import { useState } from 'preact/hooks';

type Theme = 'light' | 'dark';

const current = (): Theme => {
  if (sheet()) return 'light';
  const chosen = document.documentElement.dataset.theme;
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
};

/** Light or dark, remembered on this device; until it is used the system decides. */
export function ThemeToggle() {
  const [theme, setTheme] = useState<Theme>(current);
  const other: Theme = theme === 'dark' ? 'light' : 'dark';
  const name = other === 'dark' ? t('Switch to dark colours') : t('Switch to light colours');
  const change = (): void => {
    document.documentElement.dataset.theme = other;
    try {
      localStorage.setItem('theme', other);
    } catch {
      // Storage is forbidden: the choice holds until the page is left.
    }
    setTheme(other);
  };
  return (
    <button type="button" class="icon theme script-only" onClick={change} aria-label={name} title={name}>
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <circle cx="12" cy="12" r="8" class="line" />
        <path d="M12 4a8 8 0 0 1 0 16Z" class="full" />
      </svg>
    </button>
  );
}
