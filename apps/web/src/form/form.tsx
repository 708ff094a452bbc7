import { inEnglish } from '../i18n/t.js';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useRef } from 'preact/hooks';
import type { ApiError } from '../api/client.js';
import type { Sending } from './use-send.js';

const SendingContext = createContext<Sending | null>(null);

/** What the form around a field says about it. */
export function useFieldError(name: string): string | null {
  return useContext(SendingContext)?.fieldError(name) ?? null;
}

interface Props {
  readonly sending: Sending;
  readonly onSubmit: () => void;
  readonly label?: string;
  readonly class?: string;
  readonly children: ComponentChildren;
}

/** A form whose fields know what the server refused. After a refusal the keyboard stands at the first wrong field. */
export function Form({ sending, onSubmit, label, children, ...props }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (sending.error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"], .form-error')?.focus();
  }, [sending.error]);
  return (
    <SendingContext.Provider value={sending}>
      <form
        ref={form}
        class={`form ${props.class ?? ''}`}
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <FormError error={sending.error} />
      </form>
    </SendingContext.Provider>
  );
}

/** The sentence of a refusal; the fields that are named in it say it again where they stand. */
export function FormError({ error }: { error: ApiError | null }) {
  return (
    <div role="alert">
      {error ? (
        <p class="form-error" tabIndex={-1} lang={error.code === 'UNREACHABLE' ? undefined : inEnglish()}>
          {error.message}
        </p>
      ) : null}
    </div>
  );
}
