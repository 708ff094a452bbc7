import { badInput, TrendUniverseError } from '#libs/domain';
import {
  hashOfSecret,
  type Limits,
  type Mailer,
  newRecoveryCodes,
  newTotpSecret,
  plainRecoveryCode,
  RateLimited,
  totpStep,
  totpUri,
} from '#libs/platform';
import type { Account } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { CODES_BY_STRANGERS, CODES_TOLD, CODE_PAIR } from '../accounts/limits.js';
import { mails } from '../accounts/mails.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits, UseMailer } from '../shared/services.js';

/** Where a code is asked from: guesses from strange addresses never slow down the known ones. */
export interface Place {
  readonly address: string;
  readonly known: boolean;
}

/** The second factor of an account: a code of an app, or one of ten recovery codes. */
@Injectable()
export class SecondFactorService {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
    @UseMailer() private readonly mailer: Mailer,
  ) {}

  /** Lets a sign-in pass whose password was right: at once without a second factor, else with its code. Throws UNAUTHENTICATED with `code` in its details. */
  async demand(account: Account, code: string | undefined, place: Place): Promise<void> {
    const factor = await this.api.store.secondFactors.of(account.id);
    if (!factor?.confirmed) return;
    if (code === undefined || code === '')
      throw refused('The password fits. Now type the code of your app, or a recovery code.', 'is needed');
    await this.check(account, code, place);
  }

  /** Checks a code; slowed down as guessing goes on. */
  async check(account: Account, code: string, { address, known }: Place): Promise<void> {
    const pair = JSON.stringify([account.id, address]);
    await this.limits.attempt(CODE_PAIR, pair);
    if (!known) await this.limits.count(CODES_BY_STRANGERS, account.id);
    if (!(await this.fits(account.id, code))) {
      await this.tell(account);
      throw refused('This code does not fit, or was used already. Wait for the next one of your app.', 'does not fit');
    }
    await this.limits.succeed(CODE_PAIR, pair);
    if (!known) await this.limits.uncount(CODES_BY_STRANGERS, account.id);
  }

  /** The same of somebody who is signed in already: FORBIDDEN, since their session is in order. */
  async confirmed(account: Account, code: string, place: Place): Promise<void> {
    await this.check(account, code, place).catch((error: unknown) => {
      if (!(error instanceof TrendUniverseError) || error.code !== 'UNAUTHENTICATED') throw error;
      throw new TrendUniverseError('FORBIDDEN', error.message, error.details);
    });
  }

  /** A new secret that counts once a code of it was typed. */
  async propose(account: Account): Promise<{ secret: string; uri: string }> {
    const secret = newTotpSecret();
    if (!(await this.api.store.secondFactors.propose(account.id, secret)))
      throw new TrendUniverseError(
        'CONFLICT',
        'You have a second factor already. Take it away before you set up another.',
      );
    return { secret, uri: totpUri(secret, account.email) };
  }

  /** Puts the proposed secret in force; gives the recovery codes, this once. */
  async confirm(accountId: string, code: string): Promise<string[]> {
    const factor = await this.api.store.secondFactors.of(accountId);
    if (!factor || factor.confirmed) throw badInput('There is no second factor to confirm. Begin with setting one up.');
    const step = totpStep(factor.secret, code, Date.now());
    if (step === null)
      throw badInput(
        'This code does not fit. Check that the clock of your device is right, and type the newest code.',
        [{ path: 'code', message: 'does not fit' }],
      );
    const codes = newRecoveryCodes();
    if (!(await this.api.store.secondFactors.confirm(accountId, step, codes.map(hashOfCode))))
      throw badInput('There is no second factor to confirm. Begin with setting one up.');
    await this.log(accountId, 'second-factor.added');
    return codes;
  }

  async renewCodes(accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await this.api.store.secondFactors.replaceCodes(accountId, codes.map(hashOfCode));
    await this.log(accountId, 'recovery-codes.renewed');
    return codes;
  }

  async remove(account: Account): Promise<void> {
    await this.api.store.secondFactors.remove(account.id);
    await this.log(account.id, 'second-factor.removed');
    this.mailer.send(mails.secondFactorRemoved(account.email, this.api.config.publicUrl));
  }

  private async fits(accountId: string, code: string): Promise<boolean> {
    const { secondFactors } = this.api.store;
    const factor = await secondFactors.of(accountId);
    if (!factor?.confirmed) return false;
    const step = totpStep(factor.secret, code, Date.now());
    if (step !== null) return secondFactors.takeStep(accountId, step);
    if (!(await secondFactors.takeCode(accountId, hashOfCode(code)))) return false;
    await this.log(accountId, 'recovery-code.used');
    return true;
  }

  /** Whoever gets to a wrong code knows the password: its owner hears of it, once a day. */
  private async tell(account: Account): Promise<void> {
    await this.api.store.accountEvents.add({ actor: 'stranger', accountId: account.id, action: 'code.refused' });
    try {
      await this.limits.count(CODES_TOLD, account.id);
    } catch (error) {
      if (error instanceof RateLimited) return;
      throw error;
    }
    this.mailer.send(mails.codeRefused(account.email, this.api.config.publicUrl));
  }

  private log(accountId: string, action: string): Promise<void> {
    return this.api.store.accountEvents.add({ actor: accountId, accountId, action });
  }
}

const hashOfCode = (code: string): Buffer => hashOfSecret(plainRecoveryCode(code));
const refused = (message: string, detail: string) =>
  new TrendUniverseError('UNAUTHENTICATED', message, [{ path: 'code', message: detail }]);
