import { badInput, TrendUniverseError } from '#libs/domain';
import { hashOfSecret, type Limits, newSecret } from '#libs/platform';
import type { Exercise, Panellist } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Caller } from '../access/caller.js';
import { changesNothing, fromOurPages } from '../access/origin.js';
import { LINKS } from '../accounts/limits.js';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import type { entryBody } from './exercise.schema.js';
import { ExercisesService } from './exercises.service.js';
import { checkGroup } from './running.controller.js';

const SESSION_DAYS = 90;
/** New panellists of one link from one address in an hour: a full room behind one router, not a flood. */
const ENTRIES = { name: 'panel-entries', times: 400, seconds: 3_600 };

/** Lets panellists in, and knows them again: by a bearer token `tu_panel_…`, a cookie, or their account. */
@Injectable()
export class PanelEntry {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly exercises: ExercisesService,
    @UseLimits() private readonly limits: Limits,
  ) {}

  /** What a link leads to: enough to decide whether to enter. */
  async preview(secret: string, request: Request) {
    const token = await this.linkToken(secret, request);
    const { setUp, organisation, status } = await this.api.store.exercises.all.get(token.exerciseId);
    const { title, purpose, anonymity, groups, criteria } = setUp;
    return {
      title,
      purpose,
      organisation,
      status,
      anonymity,
      groups,
      criteria: criteria.length,
      personal: token.panellistId !== null,
    };
  }

  private async linkToken(secret: string, request: Request) {
    await this.limits.count(LINKS, addressOf(request));
    const token = await this.api.store.exercises.tokens.find(hashOfSecret(secret));
    if (!token || token.kind === 'session' || token.kind === 'organisation')
      throw badInput('This invitation was withdrawn or is too old. Ask whoever sent it for another.', [
        { path: 'token', message: 'is no good any more' },
      ]);
    await this.limits.uncount(LINKS, addressOf(request));
    return token;
  }

  /** Exchanges a link for a session. A personal link always leads to the same panellist; a shared one makes a new one. */
  async enter(body: z.infer<typeof entryBody>, request: Request, caller: Caller) {
    const token = await this.linkToken(body.token, request);
    const { all, panel } = this.api.store.exercises;
    const exercise = await all.get(token.exerciseId);
    if (token.panellistId) {
      const person = await panel.get(token.panellistId);
      checkOn(person);
      if (!person.joinedAt) checkJoining(exercise);
      await panel.join(person.id);
      return { exercise, panellist: person, secret: await this.session(person), wayBack: null };
    }
    await this.limits.count(ENTRIES, addressOf(request));
    const account = caller.accountId ? await this.api.store.accounts.get(caller.accountId) : null;
    const known = account && (await panel.byAccount(exercise.id, account.id));
    if (known) return { exercise, panellist: known, secret: await this.session(known), wayBack: null };
    checkJoining(exercise);
    const name = body.name ?? account?.name;
    if (!name) throw badInput('Say by which name you take part.', [{ path: 'name', message: 'is needed' }]);
    const group = body.group ?? null;
    if (exercise.setUp.groups.length > 0) checkGroup(exercise, group, 'group');
    const person = await panel.add({
      exerciseId: exercise.id,
      accountId: account?.id ?? null,
      organisationId: token.organisationId,
      group,
      name,
      email: account?.email ?? null,
      joined: true,
    });
    checkOn(person);
    const wayBack = await this.exercises.link(
      { kind: 'link', exerciseId: exercise.id, panellistId: person.id, organisationId: null },
      '/panel/join',
    );
    return { exercise, panellist: person, secret: await this.session(person), wayBack };
  }

  /** Joins with an account, where people of the organisations that take part may. */
  async join(exerciseId: string, { accountId, memberships }: Caller): Promise<Panellist> {
    const { all, panel } = this.api.store.exercises;
    const known = await panel.byAccount(exerciseId, accountId!);
    if (known) return known;
    const exercise = await all.get(exerciseId);
    const taking = new Set([exercise.organisationId, ...(await all.organisations(exerciseId)).map((o) => o.id)]);
    const through = memberships.find((m) => taking.has(m.organisationId));
    if (!exercise.setUp.members || !through || exercise.status === 'draft') throw nothingHere(exerciseId);
    checkJoining(exercise);
    const { name, email } = await this.api.store.accounts.get(accountId!);
    const organisationId = through.organisationId === exercise.organisationId ? null : through.organisationId;
    const person = await panel.add({ exerciseId, accountId, organisationId, group: null, name, email, joined: true });
    checkOn(person);
    if (person.accountId !== accountId)
      throw new TrendUniverseError(
        'CONFLICT',
        'Your address is on this panel already: use the link that was mailed to it.',
      );
    return person;
  }

  /** Who asks. Throws NOT_FOUND to everybody who is not on the panel of this exercise. */
  async of(
    exerciseId: string,
    request: Request,
    caller: Caller,
  ): Promise<{ exercise: Exercise; panellist: Panellist }> {
    const panellist = await this.panellist(exerciseId, request, caller);
    if (!panellist) throw nothingHere(exerciseId);
    return { exercise: await this.api.store.exercises.all.get(exerciseId), panellist };
  }

  private async panellist(exerciseId: string, request: Request, caller: Caller): Promise<Panellist | null> {
    const bearer = /^Bearer (tu_panel_.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const cookie = parseCookie(request.headers.cookie ?? '')[cookieName(exerciseId, this.secure)];
    const secret = bearer ?? cookie;
    const { tokens, panel } = this.api.store.exercises;
    const token = secret === undefined ? null : await tokens.find(hashOfSecret(secret));
    if (token?.kind === 'session' && token.exerciseId === exerciseId && token.panellistId) {
      if (!bearer && !changesNothing(request) && !fromOurPages(request, this.api.config.publicUrl))
        throw new TrendUniverseError(
          'FORBIDDEN',
          'A page of another site tried to act in your name; nothing was done.',
        );
      const person = await panel.get(token.panellistId, exerciseId);
      // Who is taken off loses all sessions; one that was being made at that moment is left over.
      return person.leftAt === null ? person : null;
    }
    return caller.accountId ? panel.byAccount(exerciseId, caller.accountId) : null;
  }

  setCookie(response: Response, exerciseId: string, secret: string): void {
    const cookie = {
      name: cookieName(exerciseId, this.secure),
      value: secret,
      httpOnly: true,
      secure: this.secure,
      sameSite: 'strict',
      path: '/',
      maxAge: SESSION_DAYS * 86_400,
    } as const;
    response.append('Set-Cookie', stringifySetCookie(cookie));
  }

  private async session(person: Panellist): Promise<string> {
    const secret = newSecret('tu_panel_');
    await this.api.store.exercises.tokens.add(
      hashOfSecret(secret),
      { kind: 'session', exerciseId: person.exerciseId, panellistId: person.id, organisationId: null },
      SESSION_DAYS,
    );
    return secret;
  }

  private get secure(): boolean {
    return this.api.config.publicUrl.startsWith('https:');
  }
}

const cookieName = (exerciseId: string, secure: boolean): string =>
  `${secure ? '__Host-' : ''}tu_panel_${exerciseId.slice(0, 8)}`;

const nothingHere = (id: string): TrendUniverseError =>
  new TrendUniverseError(
    'NOT_FOUND',
    `There is no exercise with the id "${id}" that you take part in. Open the link you were invited with.`,
  );

/** Taking somebody off holds, whichever door they come to, until they are asked in by name again. */
function checkOn({ leftAt }: Panellist): void {
  if (leftAt !== null)
    throw new TrendUniverseError(
      'FORBIDDEN',
      'You were taken off this panel. Its facilitator can invite you again, by your address.',
    );
}

function checkJoining({ status, round, setUp }: Exercise): void {
  if (status === 'closed')
    throw new TrendUniverseError('CONFLICT', 'This exercise is closed: nobody can join any more.');
  if (!setUp.lateJoin && status !== 'draft' && (round > 1 || status !== 'open'))
    throw new TrendUniverseError(
      'CONFLICT',
      'This exercise takes nobody in after its first round. Ask its facilitator.',
    );
}
