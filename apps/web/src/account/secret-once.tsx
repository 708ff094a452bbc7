import { useState } from 'preact/hooks';
import { t } from '../i18n/t.js';

/** A secret that is shown this once, with a way to take it along. */
export function SecretOnce({ label, secret, note }: { label: string; secret: string; note: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopied(true);
    } catch {
      // Not allowed here: the text can be selected and copied by hand.
    }
  };
  return (
    <div class="secret-once">
      <p>
        <strong>{label}</strong>
      </p>
      <pre tabIndex={0} aria-label={label}>
        {secret}
      </pre>
      <p class="actions">
        <button type="button" class="button quiet" onClick={() => void copy()}>
          {copied ? t('Copied') : t('Copy')}
        </button>
        <span class="small" role="status">
          {note}
        </span>
      </p>
    </div>
  );
}
