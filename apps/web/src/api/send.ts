import { ROOT, toError, unreachable } from './client.js';
import { fetchKept } from './keep-session.js';

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Sends something to the API and gives its answer (undefined when it has none: 204). Throws an ApiError; its `fields` tell which fields of the
 * body are wrong. The browser adds cookies and the Origin header by which the API knows our own pages; a session near its end is renewed first.
 */
export async function sendJson<T = undefined>(method: Method, path: string, body?: unknown): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await fetchKept(ROOT + path, {
      method,
      // What is taken away as a page is left still goes out.
      keepalive: method === 'DELETE',
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    text = await response.text();
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw toError(response.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
