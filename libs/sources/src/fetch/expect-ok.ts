import type { HttpResponse } from './http.js';
import { SourceError } from './source-error.js';

/** The answer itself when it is one, else an error that says what to do about its status. */
export function expectOk(answer: HttpResponse, name: string): HttpResponse {
  const { status } = answer;
  if (status >= 200 && status < 300) return answer;
  if (status === 401 || status === 403)
    throw new SourceError('FORBIDDEN', `${name} refuses us (status ${status}). If it needs a key, check it.`, {
      permanent: true,
      status,
    });
  if (status === 404 || status === 410)
    throw new SourceError('NOT_FOUND', `${name} is no longer at ${hostAndPath(answer.url)} (status ${status}).`, {
      permanent: true,
      status,
    });
  if (status >= 400 && status < 500)
    throw new SourceError(
      'BAD_INPUT',
      `${name} does not understand the request (status ${status}): ${excerpt(answer)}`,
      { permanent: true, status },
    );
  throw new SourceError('UNAVAILABLE', `${name} answered with the unexpected status ${status}.`, { status });
}

/** Without the query, which may hold a key. */
const hostAndPath = (url: string): string => (URL.canParse(url) ? new URL(url).host + new URL(url).pathname : url);

function excerpt(answer: HttpResponse): string {
  const text = Buffer.from(answer.bytes.subarray(0, 300)).toString('utf8');
  return (
    text
      .replace(/<[^>]*>?/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 200) || 'no reason given'
  );
}
