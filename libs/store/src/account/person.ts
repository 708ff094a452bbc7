import type { GrantedRole, Membership } from '#libs/domain';

/** Who stands behind a token, with all that decides what they may do. */
export interface Person {
  readonly accountId: string;
  readonly granted: readonly GrantedRole[];
  readonly memberships: readonly Membership[];
}

/** SQL columns of a Person, for a query in which the account is `a`. */
export const PERSON = `
  a.id as "accountId", a.granted,
  coalesce((select json_agg(json_build_object('organisationId', o.id, 'kind', o.kind, 'position', m.position) order by o.id)
            from membership m join organisation o on o.id = m.organisation_id where m.account_id = a.id), '[]'::json) as memberships`;
