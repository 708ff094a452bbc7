/** Who somebody can be, from the stranger to the operator. What each may do stands in the API's table of routes. */
export const ROLES = [
  'visitor',
  'member',
  'cluster-manager',
  'agency-facilitator',
  'policymaker',
  'editor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that an administrator gives to an account; the others follow from what the account belongs to. */
export const GRANTED_ROLES = ['policymaker', 'editor', 'administrator'] as const;
export type GrantedRole = (typeof GRANTED_ROLES)[number];

/** A cluster (of firms), an innovation agency, or a firm. */
export const ORGANISATION_KINDS = ['cluster', 'agency', 'firm'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** A manager invites, removes and renames; a member takes part. */
export const POSITIONS = ['member', 'manager'] as const;
export type Position = (typeof POSITIONS)[number];

/** That an account belongs to an organisation. */
export interface Membership {
  readonly organisationId: string;
  readonly kind: OrganisationKind;
  readonly position: Position;
}

/** The roles of an account: everybody signed in is a member; who manages a cluster or an agency has the role of it. */
export function rolesOf(granted: readonly GrantedRole[], memberships: readonly Membership[]): readonly Role[] {
  const manages = (kind: OrganisationKind) => memberships.some((m) => m.kind === kind && m.position === 'manager');
  const held = new Set<Role>(['member', ...granted]);
  if (manages('cluster')) held.add('cluster-manager');
  if (manages('agency')) held.add('agency-facilitator');
  return ROLES.filter((role) => held.has(role));
}
