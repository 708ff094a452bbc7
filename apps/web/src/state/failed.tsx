import type { ApiError } from '../api/client.js';
import { inEnglish, t, word } from '../i18n/t.js';
import { sheet } from '../server/sheet.js';
import { signInHref } from '../session/sign-in-href.js';

interface Props {
  readonly error: ApiError;
  readonly retry?: () => void;
  readonly what: string;
  /** True when it stands for the whole page. */
  readonly whole?: boolean;
  /** Where the others of its kind are. */
  readonly others?: { readonly href: string; readonly name: string };
}

const HEADINGS: Readonly<Record<number, string>> = {
  401: word('Sign in to see this'),
  403: word('This is not open to you'),
  404: word('There is no such {what}'),
};

/** What happened and what to do next. */
export function Failed({ error, retry, what, whole = false, others }: Props) {
  const missing = error.status === 404;
  const page = sheet();
  if (page && whole) page.status = error.status;
  const Heading = whole ? 'h1' : 'h2';
  return (
    <section class="state" role="alert">
      <Heading>{t(HEADINGS[error.status] ?? word('The {what} could not be read'), { what })}</Heading>
      {missing ? (
        <p>{t('The address may be old or mistyped.')}</p>
      ) : (
        <p lang={error.code === 'UNREACHABLE' ? undefined : inEnglish()}>{error.message}</p>
      )}
      <p class="actions">
        {error.status === 401 ? (
          <a class="button" href={signInHref()}>
            {t('Sign in')}
          </a>
        ) : null}
        {![401, 403, 404].includes(error.status) && retry ? (
          <button type="button" class="button" onClick={retry}>
            {t('Try again')}
          </button>
        ) : null}
        {others ? <a href={others.href}>{others.name}</a> : null}
        <a href="/">{t('See all radars')}</a>
      </p>
      {error.requestId && !missing ? (
        <p class="small">
          {t('If it happens again, tell your operator this number: {number}', { number: error.requestId })}
        </p>
      ) : null}
    </section>
  );
}
