import { createHash } from 'node:crypto';
import type { EditionInfo } from '#libs/domain';
import type { Request, Response } from 'express';
import type { Keep } from './kept-answers.js';

/** Sends what an edition has frozen, with an ETag over the bytes; 304 when the caller has them. */
export function sendFrozen(
  request: Request,
  response: Response,
  edition: Pick<EditionInfo, 'number' | 'hash'> | null,
  body: string | Buffer,
  type: string,
  // A later edition may take the place of this one at the same address: always ask, answer 304 when nothing changed.
  cacheControl = 'no-cache',
): void {
  const etag = `"${createHash('sha256')
    .update(edition?.hash ?? '')
    .update(body)
    .digest('base64url')
    .slice(0, 27)}"`;
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', cacheControl);
  response.setHeader('Content-Type', typeof body === 'string' ? `${type}; charset=utf-8` : type);
  const keep = response.locals['keep'] as Keep | undefined;
  if (keep && edition && typeof body === 'string') keep(edition, response, body);
  if (request.fresh) {
    response.status(304).end();
    return;
  }
  response.send(body);
}
