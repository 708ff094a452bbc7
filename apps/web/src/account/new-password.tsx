import { Field } from '../form/field.js';
import { t } from '../i18n/t.js';

/** The field of a new password: length counts, signs do not. */
export function NewPassword({
  value,
  onChange,
  name = 'password',
}: {
  value: string;
  onChange: (value: string) => void;
  name?: string;
}) {
  return (
    <Field
      label={t('New password')}
      name={name}
      type="password"
      autocomplete="new-password"
      required
      minLength={12}
      maxLength={200}
      hint={t('At least 12 characters. Four or five words are better than a few odd signs.')}
      value={value}
      onChange={onChange}
    />
  );
}
