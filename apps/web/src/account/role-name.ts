import { t, word } from '../i18n/t.js';
import type { Role } from '../session/types.js';

const NAMES: Readonly<Record<Role, string>> = {
  visitor: word('Visitor: reads what is public'),
  member: word('Member: keeps collections, belongs to organisations'),
  'cluster-manager': word('Cluster manager: assesses and compares a cluster'),
  'agency-facilitator': word('Agency facilitator: runs exercises'),
  policymaker: word('Policymaker: compares regions'),
  editor: word('Editor: feeds sources, decides on trends'),
  administrator: word('Administrator: accounts and roles'),
};
/** A role in words, with what it is good for. */
export const roleName = (role: Role): string => t(NAMES[role]);

/** A role as one or two words. */
export const roleTitle = (role: Role): string => t(NAMES[role].split(':')[0]!);
