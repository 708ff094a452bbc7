import { type Membership, type Role, TrendUniverseError } from '#libs/domain';
import type { Caller, Scope } from './caller.js';

/** Who may use a route. */
export type Rule =
  | { readonly who: 'anyone' }
  /** Whoever has an account, through a session or with a token of this scope. */
  | { readonly who: 'people'; readonly scope: Scope }
  /** The same, but signed in: a token must not make tokens, change passwords or delete accounts. */
  | { readonly who: 'signed-in' }
  | { readonly who: 'role'; readonly roles: readonly Role[]; readonly scope: Scope | null }
  /** Who belongs to the organisation that stands in the address as `organisationId`, in this position. To others it does not exist. With `demo` the clusters of the synthetic universe, which have nothing to hide, are open to all. */
  | {
      readonly who: 'organisation';
      readonly position: Membership['position'];
      readonly scope: Scope;
      readonly demo?: true;
    };

export const anyone: Rule = { who: 'anyone' };
export const people: Rule = { who: 'people', scope: 'read' };
export const peopleWriting: Rule = { who: 'people', scope: 'write' };
export const signedIn: Rule = { who: 'signed-in' };
export const editors: Rule = { who: 'role', roles: ['editor', 'administrator'], scope: 'edit' };
export const policymakers: Rule = {
  who: 'role',
  roles: ['policymaker', 'agency-facilitator', 'editor', 'administrator'],
  scope: 'read',
};
export const administrators: Rule = { who: 'role', roles: ['administrator'], scope: null };
export const peopleOfIt: Rule = { who: 'organisation', position: 'member', scope: 'read' };
export const peopleOfItWriting: Rule = { who: 'organisation', position: 'member', scope: 'write' };
export const readersOfIt: Rule = { ...peopleOfIt, demo: true } as Rule;
export const managersOfIt: Rule = { who: 'organisation', position: 'manager', scope: 'write' };

/** Returns when `caller` may go on. Throws UNAUTHENTICATED to strangers, FORBIDDEN to others, NOT_FOUND for what they must not know of. */
export function enforce(rule: Rule, caller: Caller, organisationId: string | undefined): void {
  if (rule.who === 'anyone') return;
  if (caller.by === 'nothing')
    throw new TrendUniverseError(
      'UNAUTHENTICATED',
      'Sign in, or send a personal access token as `Authorization: Bearer <token>`.',
    );
  if (rule.who === 'role') {
    if (!rule.roles.some((role) => caller.roles.includes(role)))
      throw new TrendUniverseError(
        'FORBIDDEN',
        `This needs the role ${rule.roles.join(' or ')}. Ask an administrator of this installation for it.`,
      );
    return enforceScope(caller, rule.scope);
  }
  if (!caller.accountId)
    throw new TrendUniverseError(
      'UNAUTHENTICATED',
      'This needs an account: sign in. An editor token or a place at this machine is none.',
    );
  if (rule.who === 'organisation') enforceMembership(rule.position, caller, organisationId);
  enforceScope(caller, rule.who === 'signed-in' ? null : rule.scope);
}

/** `null` stands for what no scope allows. */
function enforceScope(caller: Caller, scope: Scope | null): void {
  if (caller.scopes === null || (scope !== null && caller.scopes.includes(scope))) return;
  throw new TrendUniverseError(
    'FORBIDDEN',
    scope === null
      ? 'This needs a session: sign in. A personal access token is not enough, whatever its scopes.'
      : `This token has not the scope "${scope}". Make one that has.`,
  );
}

function enforceMembership(position: Membership['position'], caller: Caller, organisationId: string | undefined): void {
  const membership = caller.memberships.find((candidate) => candidate.organisationId === organisationId);
  if (!membership)
    throw new TrendUniverseError(
      'NOT_FOUND',
      'There is no organisation with this id among yours. GET /api/v1/organisations lists them.',
    );
  if (position === 'manager' && membership.position !== 'manager')
    throw new TrendUniverseError('FORBIDDEN', 'This needs a manager of the organisation. Ask one of them.');
}
