import { Toggle } from '../form/field.js';
import { t } from '../i18n/t.js';

/** Agreeing to the privacy notice; without it there is no account. */
export function Consent({ value, onChange }: { value: boolean; onChange: (value: boolean) => void }) {
  return (
    <>
      <Toggle
        label={t('I have read the privacy notice and agree to it')}
        name="consent"
        required
        value={value}
        onChange={onChange}
      />
      <p class="small">
        <a href="/privacy" target="_blank" rel="noopener">
          {t('Read the privacy notice')}
        </a>{' '}
        {t('It is one page. You can take your data away, or delete your account, at any time.')}
      </p>
    </>
  );
}
