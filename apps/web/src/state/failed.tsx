import type { ApiError } from '../api/client.js';

/** What happened and what to do next. */
export function Failed({ error, retry, what }: { error: ApiError; retry?: () => void; what: string }) {
  const missing = error.status === 404;
  return (
    <section class="state" role="alert">
      <h2>{missing ? `There is no such ${what}` : `The ${what} could not be read`}</h2>
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
