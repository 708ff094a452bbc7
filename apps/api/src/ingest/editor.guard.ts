import { timingSafeEqual } from 'node:crypto';
import { TrendUniverseError } from '#libs/domain';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type ApiContext, Context } from '../shared/context.js';

/**
 * Who may change what everybody reads: whoever sends the editor token, or, on an installation that listens on loopback only and has
 * none, the person at the machine (then only for requests of the same origin, so that no web page they visit can act for them).
 */
@Injectable()
export class EditorGuard implements CanActivate {
  constructor(@Context() private readonly api: ApiContext) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    const { editorToken, openEditing } = this.api.config;
    const sent = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (editorToken && sent && equal(sent, editorToken)) return true;
    if (openEditing && sameOrigin(request)) return true;
    if (sent || openEditing) throw new TrendUniverseError('FORBIDDEN', 'This needs an editor. Send the EDITOR_TOKEN of this installation as a bearer token.');
    throw new TrendUniverseError('UNAUTHENTICATED', 'This needs an editor. Send the EDITOR_TOKEN of this installation as `Authorization: Bearer <token>`.');
  }
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Browsers name the origin on every request that writes; programs name none. A foreign Host means DNS rebinding. */
function sameOrigin(request: Request): boolean {
  const host = request.headers.host ?? '';
  if (!/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/.test(host)) return false;
  const { origin } = request.headers;
  return origin === undefined || origin === `http://${host}`;
}
