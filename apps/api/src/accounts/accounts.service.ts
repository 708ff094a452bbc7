import { badInput, type GrantedRole } from '#libs/domain';
import {
  hashOfSecret,
  hashPassword,
  type Limits,
  type Mail,
  type Mailer,
  newSecret,
  RateLimited,
} from '#libs/platform';
import { type Account, emailKey, type LinkPurpose, type MailLink } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits, UseMailer } from '../shared/services.js';
import { ASKED_MAILS, LINKS, MAILBOX } from './limits.js';
import { mails } from './mails.js';
import { Proof } from './proof.service.js';

/** Accounts from sign-up to deletion. What a stranger may ask is answered alike whether there is an account or not; the mailbox learns the truth. */
@Injectable()
export class AccountsService {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
    @UseMailer() private readonly mailer: Mailer,
    private readonly proof: Proof,
  ) {}

  /** Mails a link. There is no account before it is opened, and its password is chosen then: nobody can prepare an account for somebody else. */
  async signUp(email: string, name: string, address: string): Promise<void> {
    await this.limits.count(ASKED_MAILS, address);
    const account = await this.api.store.accounts.byEmail(email);
    const token = await this.link({ purpose: 'sign-up', email, data: { name }, hours: 24 });
    await this.mail(account ? mails.signUpAgain(email, this.base) : mails.signUp(email, this.base, token));
  }

  async confirmSignUp(token: string, password: string, address: string): Promise<Account> {
    await this.limits.count(LINKS, address);
    const passwordHash = await hashPassword(password);
    const link = await this.take(token, 'sign-up');
    const account = await this.api.store.accounts.create({
      email: link.email,
      name: link.data['name'] ?? '',
      passwordHash,
      consented: true,
    });
    await this.log(account.id, account.id, 'account.created');
    return account;
  }

  async askForReset(email: string, address: string): Promise<void> {
    await this.limits.count(ASKED_MAILS, address);
    const account = await this.api.store.accounts.byEmail(email);
    const token = await this.link({ purpose: 'password', email, ...(account && { accountId: account.id }), hours: 1 });
    // The mail goes to the address that is on record, not to the one typed: two that look alike to a database may be two mailboxes.
    await this.mail(account ? mails.reset(account.email, this.base, token) : mails.resetInVain(email, this.base));
  }

  async reset(token: string, password: string, address: string): Promise<void> {
    await this.limits.count(LINKS, address);
    const passwordHash = await hashPassword(password);
    const { accountId } = await this.take(token, 'password');
    if (!accountId) throw usedLink();
    await this.changeTo(await this.api.store.accounts.get(accountId), passwordHash, 'password.reset');
  }

  /** Changes the password of somebody signed in, who proves to know the old one; ends all other sessions. */
  async changePassword(person: Person, old: string | undefined, fresh: string): Promise<void> {
    const account = await this.proof.of(person, old);
    await this.changeTo(account, await hashPassword(fresh), 'password.changed', person.sessionId ?? undefined);
  }

  /** Mails a link to the new address, and word of it to the old one. */
  async askForEmail(person: Person, email: string, password: string | undefined): Promise<void> {
    await this.limits.count(ASKED_MAILS, person.accountId);
    const account = await this.proof.of(person, password);
    const token = await this.link({ purpose: 'email', email, accountId: account.id, hours: 24 });
    const taken = await this.api.store.accounts.byEmail(email);
    await this.mail(taken ? mails.signUpAgain(email, this.base) : mails.changeEmail(email, this.base, token));
    this.mailer.send(mails.emailChanging(account.email, this.base));
    await this.log(account.id, account.id, 'email.asked');
  }

  async confirmEmail(token: string, address: string): Promise<void> {
    await this.limits.count(LINKS, address);
    const link = await this.take(token, 'email');
    if (!link.accountId) throw usedLink();
    await this.api.store.accounts.setEmail(link.accountId, link.email);
    await this.api.store.mailLinks.dropOf(link.accountId);
    await this.log(link.accountId, link.accountId, 'email.changed');
  }

  async rename(person: Person, name: string): Promise<Account> {
    await this.api.store.accounts.setName(person.accountId, name);
    return this.api.store.accounts.get(person.accountId);
  }

  async grant(by: Person, id: string, roles: readonly GrantedRole[]): Promise<Account> {
    await this.api.store.accounts.get(id);
    await this.api.store.accounts.setGranted(id, roles);
    await this.log(by.accountId, id, 'roles.set', { roles });
    return this.api.store.accounts.get(id);
  }

  /** Erases the account for good. */
  async erase(person: Person, password: string | undefined): Promise<void> {
    const account = await this.proof.of(person, password);
    const withdrawn = await this.api.store.privacy.erase(account.id);
    if (withdrawn > 0)
      await this.api.jobs.add('pipeline.update', { reason: 'an organisation was deleted' }, { jobId: 'update' });
    await this.log(account.id, account.id, 'account.deleted');
    this.mailer.send(mails.deleted(account.email, this.base));
  }

  /** Keeps a new link and gives its secret. */
  async link(link: {
    purpose: LinkPurpose;
    email: string;
    accountId?: string;
    organisationId?: string;
    data?: Record<string, string>;
    hours: number;
  }): Promise<string> {
    const token = newSecret('tu_link_');
    await this.api.store.mailLinks.add({ ...link, hash: hashOfSecret(token) });
    return token;
  }

  /** Sends a mail, unless the mailbox has had many already: then nobody is told, since the answer must not depend on the mailbox. */
  async mail(mail: Mail): Promise<void> {
    try {
      await this.limits.count(MAILBOX, emailKey(mail.to));
    } catch (error) {
      if (error instanceof RateLimited) return;
      throw error;
    }
    this.mailer.send(mail);
  }

  private get base(): string {
    return this.api.config.publicUrl;
  }

  private async take(token: string, purpose: LinkPurpose): Promise<MailLink> {
    const link = await this.api.store.mailLinks.take(hashOfSecret(token), purpose);
    if (!link) throw usedLink();
    return link;
  }

  private async changeTo(account: Account, passwordHash: string, action: string, keepSession?: string): Promise<void> {
    const { store } = this.api;
    await store.accounts.setPassword(account.id, passwordHash);
    await store.mailLinks.dropOf(account.id);
    await store.sessions.endAll(account.id, keepSession);
    await this.log(account.id, account.id, action);
    this.mailer.send(mails.passwordChanged(account.email, this.base));
  }

  private log(actor: string, accountId: string, action: string, detail: Record<string, unknown> = {}): Promise<void> {
    return this.api.store.accountEvents.add({ actor, accountId, action, detail });
  }
}

const usedLink = () =>
  badInput('This link has been used, is too old, or was replaced by a newer one. Ask for another.', [
    { path: 'token', message: 'is no good any more' },
  ]);
