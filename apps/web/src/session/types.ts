export type Role =
  'visitor' | 'member' | 'cluster-manager' | 'agency-facilitator' | 'policymaker' | 'editor' | 'administrator';
export type OrganisationKind = 'cluster' | 'agency' | 'firm';
export type Position = 'member' | 'manager';

export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly createdAt: string;
}

export interface OwnOrganisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly country: string | null;
  readonly createdAt: string;
  readonly people: number;
  readonly position: Position;
}
