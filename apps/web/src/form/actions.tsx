import type { ComponentChildren } from 'preact';
import { t } from '../i18n/t.js';

interface Props {
  /** What the main button does, as a verb: "Save". */
  readonly label: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** Quieter buttons or links beside it. */
  readonly children?: ComponentChildren;
}

/** The buttons under a form. */
export function Actions({ label, busy, disabled = false, children }: Props) {
  return (
    <p class="actions">
      <button type="submit" class="button" disabled={disabled || busy} aria-busy={busy}>
        {label}
      </button>
      {children}
      <span class="small" role="status">
        {busy ? t('Sending') : ''}
      </span>
    </p>
  );
}
