import { badInput, TrendUniverseError } from '#libs/domain';
import { hashOfSecret, type Limits, newSecret } from '#libs/platform';
import type { Account } from '#libs/store';
import { Injectable } from '@nestjs/common';
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { PASSKEYS } from '../accounts/limits.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';

const SECONDS = 300;
/** Passkeys of one account. */
const AT_MOST = 20;

/**
 * Passkeys (WebAuthn). They are bound to this installation by their own protocol, ask for the device and for a finger or PIN, and so are both factors in
 * one. A challenge is kept with the ticket that the browser brings back, and is good once.
 */
@Injectable()
export class PasskeysService {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
  ) {}

  async beginRegistration(account: Account) {
    const known = await this.api.store.passkeys.list(account.id);
    if (known.length >= AT_MOST) throw badInput(`You have ${AT_MOST} passkeys, which is the most. Delete one first.`);
    const options = await generateRegistrationOptions({
      rpName: 'Trend Universe',
      rpID: this.host,
      userName: account.email,
      userDisplayName: account.name,
      userID: new TextEncoder().encode(account.id),
      excludeCredentials: known.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { options, ticket: await this.begin('passkey-registration', options.challenge, account.id) };
  }

  async register(accountId: string, ticket: string, name: string, answer: RegistrationResponseJSON): Promise<void> {
    const handshake = await this.api.store.handshakes.end(hashOfSecret(ticket), 'passkey-registration');
    if (handshake?.accountId !== accountId) throw badInput(TOO_LATE);
    const { registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: String(handshake.data['challenge']),
      expectedOrigin: this.origin,
      expectedRPID: this.host,
    }).catch((error: Error) => {
      throw badInput(`The passkey was not accepted: ${error.message}. Try again.`);
    });
    if (!registrationInfo) throw badInput('The passkey could not be verified. Try again.');
    const { credential } = registrationInfo;
    await this.api.store.passkeys.add({
      id: credential.id,
      accountId,
      name,
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])].slice(0, 10).map(String),
    });
    await this.api.store.accountEvents.add({ actor: accountId, accountId, action: 'passkey.added' });
  }

  /** The same for everybody, so that it tells nothing about who has an account. */
  async beginSignIn(address: string) {
    await this.limits.count(PASSKEYS, address);
    const options = await generateAuthenticationOptions({ rpID: this.host, userVerification: 'required' });
    return { options, ticket: await this.begin('passkey-sign-in', options.challenge) };
  }

  /** The account whose passkey answered. Throws UNAUTHENTICATED in the same words whatever was wrong. */
  async signIn(ticket: string, answer: AuthenticationResponseJSON): Promise<Account> {
    const { store } = this.api;
    const handshake = await store.handshakes.end(hashOfSecret(ticket), 'passkey-sign-in');
    if (!handshake) throw tooLate();
    const passkey = await store.passkeys.get(answer.id);
    if (!passkey) throw refused();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: String(handshake.data['challenge']),
      expectedOrigin: this.origin,
      expectedRPID: this.host,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
    }).catch(() => {
      throw refused();
    });
    if (!verified) throw refused();
    await store.passkeys.used(passkey.id, authenticationInfo.newCounter);
    return store.accounts.get(passkey.accountId);
  }

  private async begin(
    purpose: 'passkey-registration' | 'passkey-sign-in',
    challenge: string,
    accountId?: string,
  ): Promise<string> {
    const ticket = newSecret('tu_hs_');
    await this.api.store.handshakes.begin({
      hash: hashOfSecret(ticket),
      purpose,
      ...(accountId && { accountId }),
      data: { challenge },
      seconds: SECONDS,
    });
    return ticket;
  }

  private get origin(): string {
    return new URL(this.api.config.publicUrl).origin;
  }

  private get host(): string {
    return new URL(this.api.config.publicUrl).hostname;
  }
}

const TOO_LATE = 'This took too long, or was done already. Begin again.';
const tooLate = () => new TrendUniverseError('UNAUTHENTICATED', TOO_LATE);
const refused = () =>
  new TrendUniverseError('UNAUTHENTICATED', 'This passkey does not open an account here. Sign in with your password.');
