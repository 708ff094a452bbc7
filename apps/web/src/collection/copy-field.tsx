import { useId } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { say } from '../shell/toast.js';

/** A text to take along: a secret link, a feed address. */
export function CopyField({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const id = useId();
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value);
      say(t('Copied.'));
    } catch {
      document.querySelector<HTMLInputElement>(`[id="${id}"]`)?.select();
      say(t('Press Ctrl+C to copy it.'));
    }
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <p class="copy-field">
        <input id={id} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        <button type="button" class="button quiet" onClick={() => void copy()}>
          {t('Copy')}
        </button>
      </p>
      {hint ? <p class="small">{hint}</p> : null}
    </div>
  );
}
