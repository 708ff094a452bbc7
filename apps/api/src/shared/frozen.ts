import { createHash } from 'node:crypto';
import type { EditionInfo } from '#libs/domain';
import type { Request, Response } from 'express';

/** Sends what an edition has frozen, with an ETag over the bytes; 304 when the caller has them. */
export function sendFrozen(
  request: Request,
  response: Response,
  edition: Pick<EditionInfo, 'hash'> | null,
  body: string | Buffer,
  type: string,
): void {
  const etag = `"${createHash('sha256')
    .update(edition?.hash ?? '')
    .update(body)
    .digest('base64url')
    .slice(0, 27)}"`;
  response.setHeader('ETag', etag);
  // A later edition may take the place of this one at the same address: always ask, answer 304 when nothing changed.
  response.setHeader('Cache-Control', 'no-cache');
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.setHeader('Content-Type', typeof body === 'string' ? `${type}; charset=utf-8` : type);
  response.send(body);
}
