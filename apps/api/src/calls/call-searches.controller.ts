import { badInput } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
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
import { ofSearch, searchBody, searchList, searchView } from './call.schema.js';

const AT_MOST = 50;

/** Searches that a person keeps, and is told of by mail when something new comes. */
@ApiTags('calls')
@ApiBearerAuth()
@Controller('call-searches')
export class CallSearchesController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Your saved searches for calls' })
  @ApiOkResponse({ standardSchema: searchList })
  list(@Asking() person: Person) {
    return this.api.store.clusters.callSearches.list(person.accountId);
  }

  @Post()
  @ApiOperation({ summary: 'Save a search; with alert, new calls come by mail once a day' })
  @ApiCreatedResponse({ standardSchema: searchView })
  async add(@Body({ schema: searchBody }) body: z.infer<typeof searchBody>, @Asking() person: Person) {
    const { callSearches } = this.api.store.clusters;
    if ((await callSearches.list(person.accountId)).length >= AT_MOST)
      throw badInput(`You have ${AT_MOST} saved searches, which is the most. Delete one first.`);
    const query = Object.fromEntries(Object.entries(body.query).filter(([, value]) => value));
    return callSearches.add(person.accountId, { ...body, query });
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete one' })
  @ApiNoContentResponse()
  remove(@Param({ schema: ofSearch }) { id }: z.infer<typeof ofSearch>, @Asking() person: Person): Promise<void> {
    return this.api.store.clusters.callSearches.remove(person.accountId, id);
  }
}
