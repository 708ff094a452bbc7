import { rolesOf, TrendUniverseError } from '#libs/domain';
import { hashOfSecret, sameSecret } from '#libs/platform';
import type { Person } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type ApiContext, Context } from '../shared/context.js';
import { type Caller, type Scope, STRANGER } from './caller.js';
import { accessCookie } from './cookies.js';
import { changesNothing, fromOurPages, fromThisMachine } from './origin.js';

/** Finds out who asks. */
@Injectable()
export class Callers {
  constructor(@Context() private readonly api: ApiContext) {}

  /** A bearer token that is no good is an error everywhere: a program that believes itself signed in should learn of it. A stale cookie is not. */
  async of(request: Request): Promise<Caller> {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (bearer !== undefined) return this.byBearer(bearer);
    const cookie = accessCookie(request, this.api.config.publicUrl);
    const signedIn = cookie === undefined ? null : await this.bySession(cookie);
    if (signedIn && !changesNothing(request) && !fromOurPages(request, this.api.config.publicUrl)) {
      throw new TrendUniverseError(
        'FORBIDDEN',
        'A page of another site tried to act in your name; nothing was done. Programs send a bearer token instead of cookies.',
      );
    }
    return signedIn ?? this.withoutAccount(request);
  }

  private async byBearer(token: string): Promise<Caller> {
    // A panellist is nobody but that: the doors of a panel read the token, all others see a stranger.
    if (token.startsWith('tu_panel_')) return STRANGER;
    const { editorToken } = this.api.config;
    if (editorToken && sameSecret(token, editorToken)) return { ...STRANGER, by: 'editor-token', roles: ['editor'] };
    const caller = token.startsWith('tu_pat_') ? await this.byPersonalToken(token) : await this.bySession(token);
    if (!caller)
      throw new TrendUniverseError(
        'UNAUTHENTICATED',
        'This bearer token is unknown, expired or withdrawn. Sign in again, or send another.',
      );
    return caller;
  }

  private async bySession(access: string): Promise<Caller | null> {
    const person = await this.api.store.sessions.person(hashOfSecret(access));
    return person && callerOf('session', person, { sessionId: person.sessionId, scopes: null });
  }

  private async byPersonalToken(token: string): Promise<Caller | null> {
    const person = await this.api.store.personalTokens.person(hashOfSecret(token));
    return person && callerOf('token', person, { sessionId: null, scopes: person.scopes as Scope[] });
  }

  /** On an installation that listens on loopback only and has no editor token, the person at the machine edits. */
  private withoutAccount(request: Request): Caller {
    return this.api.config.openEditing && fromThisMachine(request)
      ? { ...STRANGER, by: 'machine', roles: ['editor'] }
      : STRANGER;
  }
}

const callerOf = (
  by: Caller['by'],
  { accountId, granted, memberships }: Person,
  how: Pick<Caller, 'sessionId' | 'scopes'>,
): Caller => ({
  by,
  accountId,
  memberships,
  roles: rolesOf(granted, memberships),
  ...how,
});
