import type { ApiError } from '../api/client.js';

interface Props {
  readonly error: ApiError;
  readonly retry?: () => void;
  readonly what: string;
  /** True when it stands for the whole page. */
  readonly whole?: boolean;
}

/** What happened and what to do next. */
export function Failed({ error, retry, what, whole = false }: Props) {
  const missing = error.status === 404;
  const Heading = whole ? 'h1' : 'h2';
  return (
    <section class="state" role="alert">
      <Heading>{missing ? `There is no such ${what}` : `The ${what} could not be read`}</Heading>
      <p>{missing ? 'The address may be old or mistyped.' : error.message}</p>
      <p class="actions">
        {!missing && retry ? (
          <button type="button" class="button" onClick={retry}>
            Try again
          </button>
        ) : null}
        <a href="/">See all radars</a>
      </p>
      {error.requestId ? (
        <p class="small">If it happens again, tell your operator this number: {error.requestId}</p>
      ) : null}
    </section>
  );
}
