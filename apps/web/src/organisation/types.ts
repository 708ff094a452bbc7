import type { OrganisationKind, Position } from '../session/types.js';

export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly country: string | null;
  readonly createdAt: string;
  readonly people: number;
}

export interface Colleague {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly position: Position;
  readonly joinedAt: string;
}

export interface Invitation {
  readonly email: string;
  readonly position: Position;
  readonly expiresAt: string;
}
