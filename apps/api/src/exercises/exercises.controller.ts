import { TrendUniverseError } from '#libs/domain';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ofOrganisation } from '../organisations/organisation.schema.js';
import { type ApiContext, Context } from '../shared/context.js';
import { changeBody, newExercise, ofExercise, publishBody } from './exercise.schema.js';
import { ExercisesService } from './exercises.service.js';

type Of = z.infer<typeof ofExercise>;

/** Setting up foresight exercises. The table of routes has checked that the caller manages the organisation. */
@ApiTags('exercises')
@ApiBearerAuth()
@Controller()
export class ExercisesController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly exercises: ExercisesService,
  ) {}

  @Get('exercise-templates')
  @ApiOperation({ summary: 'Templates to start an exercise from' })
  templates() {
    return this.exercises.templates.map(({ id, name, summary, setUp, items }) => ({
      id,
      name,
      summary,
      mode: setUp.mode,
      criteria: setUp.criteria.map((criterion) => criterion.name),
      items: items === 'trends' ? null : items.length,
    }));
  }

  @Get('organisations/:organisationId/exercises')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Exercises of the organisation, newest first' })
  list(@Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>) {
    return this.api.store.exercises.all.list(organisationId);
  }

  @Post('organisations/:organisationId/exercises')
  @ApiOperation({ summary: 'Set up an exercise: from a template, as a copy, or from nothing' })
  create(
    @Param({ schema: ofOrganisation }) { organisationId }: z.infer<typeof ofOrganisation>,
    @Body({ schema: newExercise }) body: z.infer<typeof newExercise>,
  ) {
    return this.exercises.create(organisationId, body);
  }

  @Get('organisations/:organisationId/exercises/:exerciseId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'An exercise: set-up, items, rounds' })
  one(@Param({ schema: ofExercise }) { organisationId, exerciseId }: Of) {
    return this.api.store.exercises.all.get(exerciseId, organisationId);
  }

  @Put('organisations/:organisationId/exercises/:exerciseId')
  @ApiOperation({ summary: 'Change it; after the first round was opened only title, purpose and reminders' })
  async change(@Param({ schema: ofExercise }) of: Of, @Body({ schema: changeBody }) body: z.infer<typeof changeBody>) {
    return this.exercises.change(await this.one(of), body);
  }

  @Delete('organisations/:organisationId/exercises/:exerciseId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete it, with panel, ratings and results' })
  async remove(@Param({ schema: ofExercise }) of: Of): Promise<void> {
    await this.api.store.exercises.all.remove((await this.one(of)).id);
  }

  @Put('organisations/:organisationId/exercises/:exerciseId/publication')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let everybody read the results, or no longer' })
  async publish(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: publishBody }) { open }: z.infer<typeof publishBody>,
  ): Promise<void> {
    const exercise = await this.one(of);
    if (open && exercise.status !== 'closed')
      throw new TrendUniverseError('CONFLICT', 'Results are published when the exercise is closed. Close it first.');
    await this.api.store.exercises.all.publish(exercise.id, open);
  }
}
