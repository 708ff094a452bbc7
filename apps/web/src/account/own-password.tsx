import { Field } from '../form/field.js';
import { t } from '../i18n/t.js';

/** Asks for the password once more; where the account has none, says what stands in for it. */
export function OwnPassword({
  has,
  value,
  onChange,
}: {
  has: boolean;
  value: string;
  onChange: (value: string) => void;
}) {
  if (!has)
    return (
      <p class="small">{t('Your account has no password, so this works only within ten minutes of signing in.')}</p>
    );
  return (
    <Field
      label={t('Your password')}
      name="password"
      type="password"
      autocomplete="current-password"
      required
      value={value}
      onChange={onChange}
    />
  );
}
