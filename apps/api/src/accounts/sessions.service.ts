import { rolesOf, TrendUniverseError } from '#libs/domain';
import { hashOfSecret, isPassword, type Limits, newSecret } from '#libs/platform';
import { type Account, emailKey } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { setCookies, type Tokens } from '../access/cookies.js';
import { fromForeignPage } from '../access/origin.js';
import { type Place, SecondFactorService } from '../second-factor/second-factor.service.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import type { SessionView, SignIn } from './account.schema.js';
import { ADDRESS, LINKS, PAIR, STRANGERS } from './limits.js';

const MINUTE = 60;
const DAY = 86_400;
/** Access tokens are short-lived; a refresh token is good for a month of absence, a session for three months in all. */
const ACCESS_SECONDS = 15 * MINUTE;
const REFRESH_SECONDS = 30 * DAY;
const SESSION_DAYS = 90;

/** Signing in, staying so, signing out. Tokens are random, not signed: there is no algorithm to confuse, and ending a session ends it at once. */
@Injectable()
export class SessionsService {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
    private readonly factors: SecondFactorService,
  ) {}

  /** Throws UNAUTHENTICATED with the same words and after the same time, whether the address or the password is wrong. */
  async signIn({ email, password, code }: SignIn, request: Request): Promise<Tokens> {
    const { account, place } = await this.proven(email, password, request);
    await this.factors.demand(account, code, place);
    return this.open(account.id, request);
  }

  /** Begins a session of its own, whatever tokens the request carried: nobody can plant one beforehand. */
  async open(accountId: string, request: Request): Promise<Tokens> {
    const tokens = newTokens();
    await this.api.store.sessions.open(
      {
        accountId,
        client: clientOf(request),
        addressHash: hashOfSecret(addressOf(request)),
        days: SESSION_DAYS,
      },
      kept(tokens),
    );
    await this.api.store.accountEvents.add({ actor: accountId, accountId, action: 'session.begin' });
    return tokens;
  }

  /** The account of an address and its password; slowed down as guessing goes on. */
  private async proven(email: string, password: string, request: Request): Promise<{ account: Account; place: Place }> {
    const { store } = this.api;
    const address = addressOf(request);
    const byAccount = emailKey(email);
    const byPair = JSON.stringify([byAccount, address]);
    await this.limits.attempt(PAIR, byPair);
    await this.limits.count(ADDRESS, address);
    const account = await store.accounts.byEmail(email);
    const known = account !== null && (await store.sessions.knows(account.id, hashOfSecret(address)));
    if (!known) await this.limits.count(STRANGERS, byAccount);
    if (!(await isPassword(account?.passwordHash ?? null, password)) || !account) {
      if (account)
        await store.accountEvents.add({ actor: 'stranger', accountId: account.id, action: 'session.refused' });
      throw new TrendUniverseError(
        'UNAUTHENTICATED',
        'Address and password do not fit. Try again, or ask for a new password.',
      );
    }
    await this.limits.succeed(PAIR, byPair);
    await this.limits.uncount(ADDRESS, address);
    if (!known) await this.limits.uncount(STRANGERS, byAccount);
    return { account, place: { address, known } };
  }

  /** New tokens for a refresh token. A used one ends the session and tells its owner's log. */
  async renew(refresh: string | undefined, request: Request): Promise<Tokens> {
    await this.limits.count({ ...LINKS, name: 'renewals' }, addressOf(request));
    const tokens = newTokens();
    const renewal = refresh
      ? await this.api.store.sessions.renew(hashOfSecret(refresh), kept(tokens))
      : { outcome: 'unknown' as const };
    if (renewal.outcome === 'renewed') {
      await this.limits.uncount({ ...LINKS, name: 'renewals' }, addressOf(request));
      return tokens;
    }
    if (renewal.outcome === 'stolen') {
      await this.api.store.accountEvents.add({
        actor: 'system',
        accountId: renewal.accountId,
        action: 'session.stolen',
      });
    }
    throw new TrendUniverseError('UNAUTHENTICATED', 'The session has ended. Sign in again.');
  }

  /** Throws FORBIDDEN to pages of other sites: signing somebody in as somebody else is an attack too. */
  refuseForeignPage(request: Request): void {
    if (fromForeignPage(request, this.api.config.publicUrl)) throw foreignPage();
  }

  /** Gives the tokens to a browser as cookies, or to a program in the body. */
  hand(tokens: Tokens, deliver: SignIn['deliver'], response: Response): SessionView {
    response.setHeader('Cache-Control', 'no-store');
    if (deliver === 'body')
      return { expiresIn: tokens.accessSeconds, accessToken: tokens.access, refreshToken: tokens.refresh };
    setCookies(response, this.api.config.publicUrl, tokens);
    return { expiresIn: tokens.accessSeconds };
  }

  async view(account: Account) {
    const organisations = await this.api.store.organisations.of(account.id);
    const memberships = organisations.map(({ id, kind, position }) => ({ organisationId: id, kind, position }));
    const { id, email, name, createdAt } = account;
    return { id, email, name, createdAt, memberships, roles: [...rolesOf(account.granted, memberships)] };
  }
}

const newTokens = (): Tokens => ({
  access: newSecret('tu_at_'),
  refresh: newSecret('tu_rt_'),
  accessSeconds: ACCESS_SECONDS,
  refreshSeconds: REFRESH_SECONDS,
});

const kept = (tokens: Tokens) => ({
  ...tokens,
  access: hashOfSecret(tokens.access),
  refresh: hashOfSecret(tokens.refresh),
});

/** What a list of sessions calls a browser; enough to know one's own. */
const clientOf = (request: Request): string =>
  (request.headers['user-agent'] ?? 'unknown').replace(/[^\x20-\x7e]/g, '').slice(0, 200);

export const foreignPage = () =>
  new TrendUniverseError(
    'FORBIDDEN',
    'A page of another site sent this; nothing was done. Open Trend Universe itself and try again.',
  );
