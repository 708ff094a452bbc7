import { badInput } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { z } from 'zod';
import { Asking, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  newOrganisation,
  ofOrganisation,
  organisationFields,
  organisationView,
  ownOrganisations,
  peopleView,
  personOfOrganisation,
  positionBody,
} from './organisation.schema.js';

type Of = z.infer<typeof ofOrganisation>;
/** Organisations one account may belong to: enough for everybody, too few to fill a database with. */
const AT_MOST = 20;

/** Clusters, agencies and firms, and their people. The table of routes has checked that the caller belongs to the organisation. */
@ApiTags('organisations')
@ApiBearerAuth()
@Controller('organisations')
export class OrganisationsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Your organisations' })
  @ApiOkResponse({ standardSchema: ownOrganisations })
  list(@Asking() person: Person) {
    return this.api.store.organisations.of(person.accountId);
  }

  @Post()
  @ApiOperation({ summary: 'Found an organisation; you are its manager' })
  @ApiCreatedResponse({ standardSchema: organisationView })
  async found(@Body({ schema: newOrganisation }) body: z.infer<typeof newOrganisation>, @Asking() person: Person) {
    if (person.memberships.length >= AT_MOST)
      throw badInput(`You belong to ${AT_MOST} organisations, which is the most. Leave one first.`);
    const organisation = await this.api.store.organisations.create(person.accountId, body);
    await this.log(person, 'organisation.founded', organisation.id);
    return organisation;
  }

  @Get(':organisationId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'One of your organisations' })
  @ApiOkResponse({ standardSchema: organisationView })
  one(@Param({ schema: ofOrganisation }) { organisationId }: Of) {
    return this.api.store.organisations.get(organisationId);
  }

  @Put(':organisationId')
  @ApiOperation({ summary: 'Change its name and country' })
  @ApiOkResponse({ standardSchema: organisationView })
  change(
    @Param({ schema: ofOrganisation }) { organisationId }: Of,
    @Body({ schema: organisationFields }) body: z.infer<typeof organisationFields>,
  ) {
    return this.api.store.organisations.rename(organisationId, body);
  }

  @Delete(':organisationId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete it, with everything that is private to it and the signals it shared' })
  @ApiNoContentResponse()
  async remove(@Param({ schema: ofOrganisation }) { organisationId }: Of, @Asking() person: Person): Promise<void> {
    const withdrawn = await this.api.store.organisations.remove(organisationId);
    if (withdrawn > 0)
      await this.api.jobs.add('pipeline.update', { reason: 'an organisation was deleted' }, { jobId: 'update' });
    await this.log(person, 'organisation.deleted', organisationId);
  }

  @Get(':organisationId/people')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who belongs to it' })
  @ApiOkResponse({ standardSchema: peopleView })
  people(@Param({ schema: ofOrganisation }) { organisationId }: Of) {
    return this.api.store.organisations.people(organisationId);
  }

  @Put(':organisationId/people/:accountId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Make somebody in it a manager, or a member again' })
  @ApiNoContentResponse()
  async position(
    @Param({ schema: personOfOrganisation }) { organisationId, accountId }: z.infer<typeof personOfOrganisation>,
    @Body({ schema: positionBody }) body: z.infer<typeof positionBody>,
    @Asking() person: Person,
  ): Promise<void> {
    await this.api.store.organisations.setPosition(organisationId, accountId, body.position);
    await this.log(person, `organisation.made-${body.position}`, organisationId, accountId);
  }

  @Delete(':organisationId/people/:accountId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let somebody go' })
  @ApiNoContentResponse()
  async letGo(
    @Param({ schema: personOfOrganisation }) { organisationId, accountId }: z.infer<typeof personOfOrganisation>,
    @Asking() person: Person,
  ): Promise<void> {
    await this.api.store.organisations.setPosition(organisationId, accountId, null);
    await this.log(person, 'organisation.let-go', organisationId, accountId);
  }

  @Delete(':organisationId/membership')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave it' })
  @ApiNoContentResponse()
  async leave(@Param({ schema: ofOrganisation }) { organisationId }: Of, @Asking() person: Person): Promise<void> {
    await this.api.store.organisations.setPosition(organisationId, person.accountId, null);
    await this.log(person, 'organisation.left', organisationId);
  }

  private log(person: Person, action: string, organisationId: string, accountId = person.accountId): Promise<void> {
    return this.api.store.accountEvents.add({ actor: person.accountId, accountId, action, detail: { organisationId } });
  }
}
