/** What guards an account. */
export interface Security {
  readonly password: boolean;
  readonly secondFactor: boolean;
  readonly recoveryCodesLeft: number;
  readonly passkeys: readonly {
    readonly id: string;
    readonly name: string;
    readonly createdAt: string;
    readonly lastUsedOn: string | null;
  }[];
  readonly providers: readonly { readonly issuer: string; readonly createdAt: string }[];
}

export interface SessionListing {
  readonly id: string;
  readonly client: string;
  readonly createdAt: string;
  readonly renewedAt: string;
  readonly current: boolean;
}

export type Scope = 'read' | 'write' | 'edit';
export interface PersonalToken {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedOn: string | null;
}
