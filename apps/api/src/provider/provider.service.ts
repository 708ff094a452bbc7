import { TrendUniverseError } from '#libs/domain';
import { hashOfSecret, type Limits, type Mailer, newSecret, sameSecret } from '#libs/platform';
import type { Identity } from '#libs/store';
import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { ownPath } from '../access/own-path.js';
import { plainName, email as emailSchema } from '../accounts/account.schema.js';
import { PROVIDER } from '../accounts/limits.js';
import { mails } from '../accounts/mails.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits, UseMailer } from '../shared/services.js';

const SECONDS = 600;
const CALLBACK = '/api/v1/session/provider/callback';

/** Why a sign-in through the provider came to nothing; the sign-in page has the words. */
export type Problem = 'expired' | 'refused' | 'unavailable' | 'address' | 'guarded';
export class ProviderProblem extends Error {
  constructor(readonly problem: Problem) {
    super(problem);
  }
}

/** Who came back: somebody with an account, or somebody who has yet to agree to have one. */
export type Arrival =
  { readonly accountId: string; readonly to: string } | { readonly ticket: string; readonly name: string };

/**
 * Sign-in through an OpenID Connect provider: authorisation code with PKCE, state and nonce, the state bound to the browser by a cookie so that nobody
 * can be signed in as somebody else by a link. Signatures, issuer, audience and times of the ID token are checked by openid-client.
 */
@Injectable()
export class ProviderService {
  private known: Promise<oidc.Configuration> | null = null;

  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
    @UseMailer() private readonly mailer: Mailer,
  ) {}

  /** The name of the provider, or null when none is set up. */
  get name(): string | null {
    return this.api.config.oidc?.name ?? null;
  }

  /** Where the browser goes, and the state it must bring back. */
  async begin(to: unknown, address: string): Promise<{ url: string; state: string }> {
    await this.limits.count(PROVIDER, address);
    const configuration = await this.configuration();
    const [state, nonce, verifier] = [newSecret('tu_hs_'), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    await this.api.store.handshakes.begin({
      hash: hashOfSecret(state),
      purpose: 'provider',
      data: { nonce, verifier, to: ownPath(to, this.api.config.publicUrl) },
      seconds: SECONDS,
    });
    const url = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: this.api.config.publicUrl + CALLBACK,
      scope: 'openid email profile',
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { url: url.href, state };
  }

  /** Ends what `begin` began. Throws ProviderProblem. */
  async arrive(query: string, boundState: string | undefined): Promise<Arrival> {
    const state = new URLSearchParams(query).get('state');
    if (!state || !boundState || !sameSecret(state, boundState)) throw new ProviderProblem('expired');
    const handshake = await this.api.store.handshakes.end(hashOfSecret(state), 'provider');
    if (!handshake) throw new ProviderProblem('expired');
    const configuration = await this.configuration();
    const tokens = await oidc
      .authorizationCodeGrant(configuration, new URL(this.api.config.publicUrl + CALLBACK + query), {
        expectedState: state,
        expectedNonce: String(handshake.data['nonce']),
        pkceCodeVerifier: String(handshake.data['verifier']),
        idTokenExpected: true,
      })
      .catch((error: Error) => {
        this.api.log.warn({ code: (error as { code?: string }).code }, 'the provider did not vouch for a sign-in');
        throw new ProviderProblem('refused');
      });
    const claims = tokens.claims()!;
    const identity = { issuer: claims.iss, subject: claims.sub };
    const accountId = await this.api.store.identities.account(identity);
    if (accountId) return { accountId, to: String(handshake.data['to']) };
    const about = await this.about(configuration, tokens.access_token, claims.sub, claims);
    return this.introduce(identity, about, String(handshake.data['to']));
  }

  /** Makes the account of somebody who agreed. */
  async signUp(ticket: string, name: string): Promise<string> {
    const handshake = await this.api.store.handshakes.end(hashOfSecret(ticket), 'provider-sign-up');
    if (!handshake)
      throw new TrendUniverseError('UNAUTHENTICATED', 'This took too long, or was done already. Sign in again.');
    const { issuer, subject, email } = handshake.data as Record<string, string>;
    const account = await this.api.store.accounts.create({ email: email!, name, passwordHash: null, consented: true });
    await this.api.store.identities.link(account.id, { issuer: issuer!, subject: subject! });
    await this.api.store.accountEvents.add({ actor: account.id, accountId: account.id, action: 'account.created' });
    return account.id;
  }

  /** Somebody we have not seen: an account of their address becomes theirs, or they are asked whether they want one. */
  private async introduce(identity: Identity, claims: Record<string, unknown>, to: string): Promise<Arrival> {
    const { oidc: settings, publicUrl } = this.api.config;
    const email = emailSchema.safeParse(claims['email']);
    if (!email.success || !(claims['email_verified'] === true || settings!.emailTrusted))
      throw new ProviderProblem('address');
    const { store } = this.api;
    const account = await store.accounts.byEmail(email.data);
    if (account) {
      // Whoever guards an account with more than a mailbox must not find it opened by a mailbox.
      if ((await store.secondFactors.of(account.id))?.confirmed || (await store.passkeys.list(account.id)).length > 0)
        throw new ProviderProblem('guarded');
      await store.identities.link(account.id, identity);
      await store.accountEvents.add({ actor: account.id, accountId: account.id, action: 'provider.linked' });
      this.mailer.send(mails.providerLinked(account.email, publicUrl, this.name!));
      return { accountId: account.id, to };
    }
    const ticket = newSecret('tu_hs_');
    await store.handshakes.begin({
      hash: hashOfSecret(ticket),
      purpose: 'provider-sign-up',
      data: { ...identity, email: email.data },
      seconds: SECONDS,
    });
    const name = plainName.safeParse(claims['name']);
    return { ticket, name: name.success ? name.data : '' };
  }

  /** Providers may keep address and name out of the ID token and tell them on request only. */
  private async about(
    configuration: oidc.Configuration,
    accessToken: string,
    subject: string,
    claims: Record<string, unknown>,
  ): Promise<Record<string, unknown>> {
    if (claims['email'] !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
    const more = await oidc.fetchUserInfo(configuration, accessToken, subject).catch(() => {
      throw new ProviderProblem('unavailable');
    });
    return { ...claims, ...more };
  }

  /** What the provider says of itself, asked once; after a failure, again. */
  private configuration(): Promise<oidc.Configuration> {
    const { oidc: settings } = this.api.config;
    if (!settings) throw new ProviderProblem('unavailable');
    this.known ??= oidc
      .discovery(new URL(settings.issuer), settings.clientId, settings.clientSecret, undefined, {
        execute: [
          // The standard lets a token that came over TLS go unchecked; we check its signature all the same.
          oidc.enableNonRepudiationChecks,
          // Without TLS only on this machine (the configuration sees to it): a provider that is being tried out.
          ...(settings.issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : []),
        ],
        timeout: 10,
      })
      .catch((error: Error) => {
        this.known = null;
        this.api.log.warn({ err: error }, 'the sign-in provider does not answer');
        throw new ProviderProblem('unavailable');
      });
    return this.known;
  }
}
