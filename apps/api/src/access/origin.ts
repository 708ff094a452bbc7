import type { Request } from 'express';

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Browsers name the origin on every request that writes; programs name none. A foreign Host means DNS rebinding. */
export function fromThisMachine(request: Request): boolean {
  const host = request.headers.host ?? '';
  if (!LOOPBACK_HOST.test(host)) return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}

/** Whether a page of this installation sent the request. Cookies come by themselves, so whoever relies on them must prove it. */
export function fromOurPages(request: Request, publicUrl: string): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin';
  return isOurs(request, origin, publicUrl);
}

/** Whether another site's page sent the request; programs, which name no origin, are none. */
export function fromForeignPage(request: Request, publicUrl: string): boolean {
  const { origin } = request.headers;
  return origin !== undefined && !isOurs(request, origin, publicUrl);
}

const isOurs = (request: Request, origin: string, publicUrl: string): boolean =>
  origin === new URL(publicUrl).origin || origin === `${request.protocol}://${request.headers.host ?? ''}`;

export const changesNothing = (request: Request): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(request.method);
