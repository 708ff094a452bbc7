import { randomBytes } from 'node:crypto';
import { badInput } from '#libs/domain';
import { WEBHOOK_RETRIES } from '#libs/jobs';
import type { Limits } from '#libs/platform';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { heardView } from '../accounts/account.schema.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import { ofOrganisation } from './organisation.schema.js';
import {
  createdWebhook,
  deliveriesView,
  ofDelivery,
  ofWebhook,
  webhookAddress,
  type WebhookBody,
  webhookBody,
  webhookView,
} from './webhook.schema.js';

type Of = z.infer<typeof ofWebhook>;
/** Webhooks of one organisation. */
const AT_MOST = 10;
/** Test messages and repetitions: somebody else's server pays for them. */
const SENDS = { name: 'webhook-sends', times: 60, seconds: 3_600 };
const QUEUED = { message: 'It is on its way; the log of deliveries shows what came of it.' };

/** Addresses of other systems that are told what happens. For managers of the organisation. */
@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('organisations/:organisationId/webhooks')
export class WebhooksController {
  constructor(
    @Context() private readonly api: ApiContext,
    @UseLimits() private readonly limits: Limits,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The webhooks of the organisation, without their secrets' })
  @ApiOkResponse({ standardSchema: z.array(webhookView) })
  list(@Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>) {
    return this.api.store.webhooks.list(organisationId);
  }

  @Post()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Add a webhook; its secret is shown once' })
  @ApiCreatedResponse({ standardSchema: createdWebhook })
  async add(
    @Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>,
    @Body({ schema: webhookBody }) body: WebhookBody,
    @Asking() person: Person,
  ) {
    this.checkAddress(body);
    if ((await this.api.store.webhooks.list(organisationId)).length >= AT_MOST)
      throw badInput(`The organisation has ${AT_MOST} webhooks, which is the most. Delete one first.`);
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const webhook = await this.api.store.webhooks.add(organisationId, { ...body, secret });
    await this.log(person, 'webhook.added', organisationId, webhook.id);
    return { ...webhook, secret };
  }

  @Put(':webhookId')
  @ApiOperation({ summary: 'Change its address or events, pause it or go on' })
  @ApiOkResponse({ standardSchema: webhookView })
  async change(
    @Param({ schema: ofWebhook }) { organisationId, webhookId }: Of,
    @Body({ schema: webhookBody }) body: WebhookBody,
    @Asking() person: Person,
  ) {
    this.checkAddress(body);
    const changed = await this.api.store.webhooks.change(organisationId, webhookId, body);
    await this.log(person, 'webhook.changed', organisationId, webhookId);
    return changed;
  }

  @Delete(':webhookId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete it, with its log of deliveries' })
  @ApiNoContentResponse()
  async remove(
    @Param({ schema: ofWebhook }) { organisationId, webhookId }: Of,
    @Asking() person: Person,
  ): Promise<void> {
    await this.api.store.webhooks.remove(organisationId, webhookId);
    await this.log(person, 'webhook.deleted', organisationId, webhookId);
  }

  @Post(':webhookId/ping')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send it a test message' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async ping(@Param({ schema: ofWebhook }) { organisationId, webhookId }: Of) {
    await this.api.store.webhooks.get(organisationId, webhookId);
    await this.limits.count(SENDS, organisationId);
    return this.queue(await this.api.store.webhookDeliveries.ping(webhookId));
  }

  @Get(':webhookId/deliveries')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What it was told and how that went, newest first; the last 100, kept for 30 days' })
  @ApiOkResponse({ standardSchema: deliveriesView })
  async deliveries(@Param({ schema: ofWebhook }) { organisationId, webhookId }: Of) {
    await this.api.store.webhooks.get(organisationId, webhookId);
    return this.api.store.webhookDeliveries.log(webhookId, 100);
  }

  @Post(':webhookId/deliveries/:deliveryId/repetition')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send it once more' })
  @ApiAcceptedResponse({ standardSchema: heardView })
  async again(@Param({ schema: ofDelivery }) { organisationId, webhookId, deliveryId }: z.infer<typeof ofDelivery>) {
    await this.api.store.webhooks.get(organisationId, webhookId);
    await this.limits.count(SENDS, organisationId);
    await this.api.store.webhookDeliveries.again(webhookId, deliveryId);
    return this.queue(deliveryId);
  }

  /** The queue first, then the note that it has it: when this process dies between the two, the clock of the worker gives it to the queue again. */
  private async queue(deliveryId: string) {
    await this.api.jobs.add('webhook.deliver', { deliveryId }, { jobId: deliveryId, ...WEBHOOK_RETRIES });
    await this.api.store.webhookDeliveries.queued([deliveryId]);
    return QUEUED;
  }

  private checkAddress(body: WebhookBody): void {
    const { error } = webhookAddress(this.api.config.webhookAllow).safeParse(body);
    if (!error) return;
    const [message] = error.issues.map((issue) => issue.message);
    throw badInput(`The address of a webhook ${message}.`, [{ path: 'url', message: message! }]);
  }

  private log(person: Person, action: string, organisationId: string, webhookId: string): Promise<void> {
    return this.api.store.accountEvents.add({
      actor: person.accountId,
      action,
      detail: { organisationId, webhookId },
    });
  }
}
