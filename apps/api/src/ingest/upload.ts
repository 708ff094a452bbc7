import type { Readable } from 'node:stream';
import { badInput } from '#libs/domain';
import busboy from 'busboy';
import type { Request } from 'express';

/** The file of a request, as a stream: the part "file" of a form, or the body itself. */
export function fileOf(request: Request): Promise<{ stream: Readable; name: string }> {
  if (!/^multipart\/form-data/i.test(request.headers['content-type'] ?? ''))
    return Promise.resolve({ stream: request, name: 'upload' });
  return new Promise((resolve, reject) => {
    const form = busboy({ headers: request.headers, limits: { files: 1, fields: 20, fieldSize: 10_000 } });
    form.on('file', (_part, stream, info) => resolve({ stream, name: info.filename || 'upload' }));
    form.on('error', (error) => reject(badInput(`The form could not be read: ${(error as Error).message}`)));
    form.on('close', () => reject(badInput('The form has no file. Send it as the part "file".')));
    request.on('aborted', () => form.destroy(new Error('the upload was cut off')));
    request.pipe(form);
  });
}
