import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../i18n/t.js';
import { useFieldError } from './form.js';

interface Common {
  readonly label: string;
  /** The path of the value in the body that is sent: what the API refuses about it shows here. */
  readonly name: string;
  readonly hint?: ComponentChildren;
  /** Overrules what the form knows. */
  readonly error?: string | null;
}

/** What else the browser is told about an input. */
interface Own {
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'datetime-local' | 'url' | 'search' | 'color';
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'url' | 'search';
  readonly placeholder?: string;
  readonly list?: string;
  readonly min?: number | string;
  readonly max?: number | string;
  readonly step?: number | 'any';
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly rows?: number;
}
type TextProps = Common & { value: string; onChange: (value: string) => void };

/** One line of text. */
export function Field({ label, name, hint, error, value, onChange, ...rest }: TextProps & Own) {
  const around = useAround(name, hint, error);
  return (
    <Labelled label={label} required={rest.required ?? false} {...around}>
      <input
        {...(rest as object)}
        {...around.control}
        name={name}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Labelled>
  );
}

/** Text of several lines. */
export function TextArea({ label, name, hint, error, value, onChange, ...rest }: TextProps & Own) {
  const around = useAround(name, hint, error);
  return (
    <Labelled label={label} required={rest.required ?? false} {...around}>
      <textarea
        rows={4}
        {...(rest as object)}
        {...around.control}
        name={name}
        value={value}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
    </Labelled>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** One of several. `empty` is what stands for none. */
export function Select({
  label,
  name,
  hint,
  error,
  value,
  onChange,
  choices,
  empty,
  ...rest
}: TextProps & { choices: readonly Choice[]; empty?: string } & Own) {
  const around = useAround(name, hint, error);
  return (
    <Labelled label={label} required={rest.required ?? false} {...around}>
      <select
        {...(rest as object)}
        {...around.control}
        name={name}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

/** Yes or no. */
export function Toggle({
  label,
  name,
  hint,
  error,
  value,
  onChange,
  ...rest
}: Common & { value: boolean; onChange: (value: boolean) => void } & Own) {
  const around = useAround(name, hint, error);
  return (
    <div class="field toggle">
      <label for={around.id}>
        <input
          {...(rest as object)}
          {...around.control}
          type="checkbox"
          name={name}
          checked={value}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      <Notes {...around} />
    </div>
  );
}

interface Around {
  readonly id: string;
  readonly hint: ComponentChildren;
  readonly error: string | null;
  readonly control: { id: string; 'aria-describedby': string | undefined; 'aria-invalid': boolean };
}

function useAround(name: string, hint: ComponentChildren, own: string | null | undefined): Around {
  const id = useId();
  const told = useFieldError(name);
  const error = own ?? told;
  const described = [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return {
    id,
    hint,
    error,
    control: { id, 'aria-describedby': described || undefined, 'aria-invalid': error !== null },
  };
}

function Labelled({
  label,
  required,
  children,
  ...around
}: Around & { label: string; required: boolean; children: ComponentChildren }) {
  return (
    <div class="field">
      <label for={around.id}>
        {label} {required ? null : <span class="small">{t('(optional)')}</span>}
      </label>
      {children}
      <Notes {...around} />
    </div>
  );
}

function Notes({ id, hint, error }: Around) {
  return (
    <>
      {error ? (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {hint ? (
        <p class="small" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
    </>
  );
}
