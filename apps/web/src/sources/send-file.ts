import { ROOT, toError, unreachable } from '../api/client.js';
import { fetchKept } from '../api/keep-session.js';

/** Sends a small file as the body of a request. Throws an ApiError. */
export async function sendFile<T>(path: string, file: File): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await fetchKept(ROOT + path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
      body: file,
    });
    text = await response.text();
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw toError(response.status, text);
  return JSON.parse(text) as T;
}
