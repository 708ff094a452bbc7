import { t } from '../i18n/t.js';
import type { Role } from '../session/types.js';

const NAMES: Readonly<Record<Role, string>> = {
  visitor: 'Visitor: reads what is public',
  member: 'Member: keeps collections, belongs to organisations',
  'cluster-manager': 'Cluster manager: assesses and compares a cluster',
  'agency-facilitator': 'Agency facilitator: runs exercises',
  policymaker: 'Policymaker: compares regions',
  editor: 'Editor: feeds sources, decides on trends',
  administrator: 'Administrator: accounts and roles',
};
/** A role in words, with what it is good for. */
export const roleName = (role: Role): string => t(NAMES[role]);

/** A role as one or two words. */
export const roleTitle = (role: Role): string => t(NAMES[role].split(':')[0]!);
