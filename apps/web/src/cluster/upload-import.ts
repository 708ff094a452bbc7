import { ApiError, ROOT, toError } from '../api/client.js';
import { fetchKept } from '../api/keep-session.js';
import type { ClusterImport } from './types.js';

/** Sends a file of members or own evidence; the rows are read afterwards, out of sight. */
export async function uploadImport(
  cluster: string,
  what: 'members' | 'evidence',
  file: File,
  dryRun: boolean,
  kind: string,
): Promise<ClusterImport> {
  const query = new URLSearchParams({ what, name: file.name, dryRun: String(dryRun), ...(kind && { kind }) });
  const response = await fetchKept(`${ROOT}/clusters/${cluster}/imports?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', accept: 'application/json' },
    body: file,
  }).catch(() => {
    throw new ApiError(
      0,
      'UNREACHABLE',
      'The file did not arrive. Check the connection and send it again; nothing was kept.',
    );
  });
  const text = await response.text();
  if (!response.ok) throw toError(response.status, text);
  return JSON.parse(text) as ClusterImport;
}
