import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';

const exported = z.object({
  account: z.unknown(),
  organisations: z.array(z.unknown()),
  sessions: z.array(z.unknown()),
  tokens: z.array(z.unknown()),
  guards: z
    .record(z.string(), z.unknown())
    .describe('Second factor, passkeys and identities at providers; no secrets and no keys'),
  events: z.array(z.unknown()).describe('What you did and what was done to your account; the last 10,000'),
  panels: z.array(z.unknown()).describe('Exercises you take part in, with your ratings'),
  assessments: z.record(z.string(), z.unknown()).describe('What you answered about clusters, and what you assess'),
  told: z.array(z.unknown()).describe('What webhooks of your organisations told about you, as long as it is kept'),
  decisions: z.array(z.unknown()).describe('What you decided at the desk'),
  errorReports: z.array(z.unknown()).describe('What you reported as wrong, and what came of it'),
  weightVariants: z.array(z.unknown()),
  broughtRadars: z.array(z.unknown()),
  callSearches: z.array(z.unknown()).describe('Saved searches for calls, and whether mail comes of them'),
  collections: z
    .record(z.string(), z.unknown())
    .describe('Your collections, what you added and said in others, what you watch'),
});

/** Everything that is kept about somebody, for them (GDPR, articles 15 and 20). Hashes of secrets are not told. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('account/export')
export class ExportController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @Header('Content-Disposition', 'attachment; filename="trend-universe-account.json"')
  @ApiOperation({ summary: 'All of your data, as one file' })
  @ApiOkResponse({ standardSchema: exported })
  async all(@Asking() { accountId }: Person): Promise<z.infer<typeof exported>> {
    const { store } = this.api;
    const { passwordHash: _secret, ...account } = await store.accounts.get(accountId);
    const [organisations, sessions, tokens, events, panels, weightVariants, broughtRadars, callSearches] =
      await Promise.all([
        store.organisations.of(accountId),
        store.sessions.list(accountId),
        store.personalTokens.list(accountId),
        store.accountEvents.of(accountId, 10_000),
        store.exercises.panel.exportOf(accountId),
        store.weightVariants.of(accountId),
        store.broughtRadars.of(accountId),
        store.clusters.callSearches.list(accountId),
      ]);
    const [guards, assessments, told, decisions, collections, errorReports] = await Promise.all([
      store.privacy.guardsOf(accountId),
      store.privacy.assessmentsOf(accountId),
      store.privacy.toldAbout(accountId),
      store.privacy.decisionsOf(accountId),
      store.privacy.collectionsOf(accountId),
      store.errorReports.of(accountId, 10_000),
    ]);
    return {
      account,
      organisations,
      sessions,
      tokens,
      guards,
      events,
      panels,
      assessments,
      told,
      decisions,
      errorReports,
      weightVariants,
      broughtRadars,
      callSearches,
      collections,
    };
  }
}
