import { describe, expect, it } from '@jest/globals';
import { type Membership, rolesOf } from './role.js';

const membership = (kind: Membership['kind'], position: Membership['position']): Membership => ({
  organisationId: 'x',
  kind,
  position,
});

describe('the roles of an account', () => {
  it('are those of a member when there is nothing else', () => {
    expect(rolesOf([], [])).toEqual(['member']);
  });

  it('follow from managing a cluster or an agency, not from being in it', () => {
    expect(rolesOf([], [membership('cluster', 'member'), membership('agency', 'member')])).toEqual(['member']);
    expect(rolesOf([], [membership('cluster', 'manager')])).toEqual(['member', 'cluster-manager']);
    expect(rolesOf([], [membership('agency', 'manager')])).toEqual(['member', 'agency-facilitator']);
    expect(rolesOf([], [membership('firm', 'manager')])).toEqual(['member']);
  });

  it('hold each role once, in the order of the list', () => {
    expect(rolesOf(['administrator', 'editor', 'editor'], [membership('cluster', 'manager')])).toEqual([
      'member',
      'cluster-manager',
      'editor',
      'administrator',
    ]);
  });
});
