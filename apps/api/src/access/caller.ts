import type { Membership, Role } from '#libs/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** What a personal access token is good for: reading, writing what is one's own or one's organisation's, editing what everybody reads. */
export const SCOPES = ['read', 'write', 'edit'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who asks. */
export interface Caller {
  /** `session`: signed in; `token`: a program of theirs; `editor-token`: the shared secret; `machine`: whoever sits at this machine. */
  readonly by: 'nothing' | 'session' | 'token' | 'editor-token' | 'machine';
  readonly roles: readonly Role[];
  readonly memberships: readonly Membership[];
  /** Id of the account; null for those without one. */
  readonly accountId: string | null;
  readonly sessionId: string | null;
  /** Null when nothing is held back. */
  readonly scopes: readonly Scope[] | null;
}

export const STRANGER: Caller = {
  by: 'nothing',
  roles: ['visitor'],
  memberships: [],
  accountId: null,
  sessionId: null,
  scopes: null,
};

/** Somebody with an account, as the routes that need one get it. */
export type Person = Caller & { readonly accountId: string };

/** The name under which logs of decisions keep a caller: never a person's name or address. */
export const actorOf = (caller: Caller): string => (caller.accountId ? `account:${caller.accountId}` : 'editor');

export type CallerRequest = Request & { caller?: Caller };

/** The caller of a request; the access guard has put it there and has checked that the route may be used. */
export const Asking = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller =>
    context.switchToHttp().getRequest<CallerRequest>().caller ?? STRANGER,
);
