import { badInput, notFound } from '#libs/domain';
import { hashOfSecret } from '#libs/platform';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { linkBody } from '../accounts/account.schema.js';
import { ofOrganisation } from '../organisations/organisation.schema.js';
import { type ApiContext, Context } from '../shared/context.js';
import { ofExercise, voiceQuery } from './exercise.schema.js';
import { ExercisesService } from './exercises.service.js';
import { ResultsService } from './results.service.js';

type Of = z.infer<typeof ofExercise>;
const PATH = 'organisations/:organisationId/shared-exercises';

/** Exercises of others that an organisation takes part in: it sees the whole and its own, never another's. */
@ApiTags('exercises')
@ApiBearerAuth()
@Controller(PATH)
export class SharedExercisesController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly exercises: ExercisesService,
    private readonly results: ResultsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Exercises of others that the organisation takes part in' })
  list(@Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>) {
    return this.api.store.exercises.all.shared(organisationId);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Take part, by the link the facilitator gave' })
  async join(
    @Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>,
    @Body({ schema: linkBody }) { token }: z.infer<typeof linkBody>,
  ) {
    const { tokens, all } = this.api.store.exercises;
    const found = await tokens.find(hashOfSecret(token));
    if (found?.kind !== 'organisation')
      throw badInput('This link was withdrawn or is too old. Ask the facilitator for another.', [
        { path: 'token', message: 'is no good any more' },
      ]);
    const exercise = await all.get(found.exerciseId);
    if (exercise.organisationId === organisationId)
      throw badInput('Your organisation runs this exercise: it takes part already.');
    await all.joinOrganisation(exercise.id, organisationId);
    return { exerciseId: exercise.id, title: exercise.setUp.title };
  }

  @Post(':exerciseId/panel-link')
  @ApiOperation({
    summary: 'A new link by which people of the organisation join the panel; an older one stops working',
  })
  async link(@Param({ schema: ofExercise }) of: Of) {
    const { id } = await this.get(of);
    await this.api.store.exercises.tokens.dropShared(id, 'shared', of.organisationId);
    const link = await this.exercises.link(
      { kind: 'shared', exerciseId: id, panellistId: null, organisationId: of.organisationId },
      '/panel/join',
    );
    return { link };
  }

  @Get(':exerciseId/results')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'The whole, and beside it the figures of the organisation as far as they give nobody else away',
  })
  async one(
    @Param({ schema: ofExercise }) of: Of,
    @Query({ schema: voiceQuery }) { voice }: z.infer<typeof voiceQuery>,
  ) {
    const exercise = await this.get(of);
    const results = await this.results.results(exercise, undefined, voice);
    const releases = await this.api.store.exercises.releases.upTo(exercise.id, results.round);
    const own = releases.flatMap(({ itemId, criterion, round, organisations }) => {
      const figures = organisations[of.organisationId];
      return figures ? [{ itemId, criterion, round, ...figures }] : [];
    });
    // Groups are for the facilitator: two divisions of one panel, laid side by side, could tell people apart.
    return {
      ...results,
      groups: [],
      items: results.items.map((item) => ({ ...item, cells: item.cells.map((cell) => ({ ...cell, groups: [] })) })),
      own,
    };
  }

  private async get({ organisationId, exerciseId }: Of) {
    const { all } = this.api.store.exercises;
    if (!(await all.takesPart(exerciseId, organisationId)))
      throw notFound('exercise', exerciseId, 'GET the list of exercises your organisation takes part in.');
    return all.get(exerciseId);
  }
}
