import { TrendUniverseError } from '#libs/domain';
import { isPassword, type Limits } from '#libs/platform';
import type { Account } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import { PROOFS } from './limits.js';

/** How long ago a sign-in through a provider may be to count as a proof. */
const FRESH_MINUTES = 10;

/** Asks somebody who is signed in to prove it once more: a session left open must not be enough to take an account over. */
@Injectable()
export class Proof {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
  ) {}

  /** The account of `person`, who knows its password; or, where it has none, signed in just now. Throws FORBIDDEN otherwise. */
  async of(person: Person, password: string | undefined): Promise<Account> {
    const account = await this.api.store.accounts.get(person.accountId);
    if (account.passwordHash === null) {
      if (person.sessionId && (await this.api.store.sessions.isFresh(person.sessionId, FRESH_MINUTES))) return account;
      throw new TrendUniverseError(
        'FORBIDDEN',
        `Your account has no password, so this needs a sign-in of the last ${FRESH_MINUTES} minutes. Sign out, sign in again, then do it.`,
      );
    }
    await this.limits.count(PROOFS, account.id);
    if (password === undefined || !(await isPassword(account.passwordHash, password)))
      throw new TrendUniverseError('FORBIDDEN', 'This is not your password.', [
        { path: 'password', message: 'is not your password' },
      ]);
    await this.limits.uncount(PROOFS, account.id);
    return account;
  }
}
