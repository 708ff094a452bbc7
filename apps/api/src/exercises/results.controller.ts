import { notFound } from '#libs/domain';
import type { Exercise } from '#libs/store';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { Asking, type Caller } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { exportQuery, ofExercise, onPanel, resultsQuery, voiceQuery } from './exercise.schema.js';
import { forPanel } from './panel.service.js';
import { ratingRows, REPORT_FORMATS } from './report/report-formats.js';
import { ResultsService } from './results.service.js';

type Of = z.infer<typeof ofExercise>;
const PATH = 'organisations/:organisationId/exercises/:exerciseId';

/** Results of exercises, for their facilitators, and for everybody once they are published. */
@ApiTags('exercises')
@ApiBearerAuth()
@Controller()
export class ResultsController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly results: ResultsService,
  ) {}

  @Get(`${PATH}/results`)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Figures of the last closed round, or of the one asked for' })
  async one(
    @Param({ schema: ofExercise }) of: Of,
    @Query({ schema: resultsQuery }) { round, voice }: z.infer<typeof resultsQuery>,
  ) {
    return this.results.results(await this.get(of), round, voice);
  }

  @Get(`${PATH}/report`)
  @ApiOperation({ summary: 'The same as a file: JSON, CSV, XLSX, PDF' })
  async report(
    @Param({ schema: ofExercise }) of: Of,
    @Query({ schema: exportQuery }) query: z.infer<typeof exportQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await this.sendReport(await this.get(of), query, response);
  }

  @Get(`${PATH}/ratings`)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'Raw data, by the rule of anonymity: how often each value was given; by name only in an open exercise',
  })
  async ratings(@Param({ schema: ofExercise }) of: Of) {
    const exercise = await this.get(of);
    if (exercise.setUp.anonymity === 'open')
      return { rule: 'open', rows: await this.api.store.exercises.ratings.named(exercise.id) };
    const results = await this.results.results(exercise);
    const rows = await Promise.all(
      results.rounds
        .filter((r) => r.number <= results.round)
        .map(async ({ number }) => ratingRows(await this.results.results(exercise, number))),
    );
    return { rule: exercise.setUp.anonymity, rows: rows.flat() };
  }

  @Get(`${PATH}/comments`)
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'All comments; with names where the anonymity level lets the facilitator know them' })
  async comments(@Param({ schema: ofExercise }) of: Of) {
    const exercise = await this.get(of);
    const list = await this.api.store.exercises.comments.list(exercise.id);
    const named = exercise.setUp.anonymity !== 'anonymous';
    return list.map((comment) => ({
      ...forPanel(comment, null, exercise),
      author: named && comment.author ? comment.author : null,
    }));
  }

  @Get('exercises/:exerciseId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Results that their facilitator has published' })
  async published(
    @Param({ schema: onPanel }) { exerciseId }: z.infer<typeof onPanel>,
    @Query({ schema: voiceQuery }) { voice }: z.infer<typeof voiceQuery>,
  ) {
    return this.results.results(await this.open(exerciseId, null), undefined, voice);
  }

  @Get('exercises/:exerciseId/report')
  @ApiOperation({ summary: 'The same as a file' })
  async publishedReport(
    @Param({ schema: onPanel }) { exerciseId }: z.infer<typeof onPanel>,
    @Query({ schema: exportQuery }) query: z.infer<typeof exportQuery>,
    @Res() response: Response,
  ): Promise<void> {
    await this.sendReport(await this.open(exerciseId, null), { ...query, round: undefined }, response);
  }

  @Get('exercises/:exerciseId/overlay')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary:
      'Where the panel places each trend, to be drawn over the radar: for facilitators, and for all once published',
  })
  async overlay(
    @Param({ schema: onPanel }) { exerciseId }: z.infer<typeof onPanel>,
    @Query({ schema: voiceQuery }) { voice }: z.infer<typeof voiceQuery>,
    @Asking() caller: Caller,
  ) {
    return this.results.overlay(await this.open(exerciseId, caller), voice);
  }

  private async sendReport(
    exercise: Exercise,
    { format, round, voice }: z.infer<typeof exportQuery>,
    response: Response,
  ): Promise<void> {
    const results = await this.results.results(exercise, round, voice);
    const file = await REPORT_FORMATS[format]!(results);
    const by = voice === 'organisation' ? '-by-organisation' : '';
    const name = `exercise-${exercise.id.slice(0, 8)}-round-${results.round}${by}.${format}`;
    response.setHeader('Cache-Control', 'no-store');
    response.setHeader('Content-Type', file.type);
    response.setHeader('Content-Disposition', `attachment; filename="${name}"`);
    response.send(file.body);
  }

  private get({ organisationId, exerciseId }: Of): Promise<Exercise> {
    return this.api.store.exercises.all.get(exerciseId, organisationId);
  }

  /** An exercise whose results the caller may read; to all others it does not exist. */
  private async open(exerciseId: string, caller: Caller | null): Promise<Exercise> {
    const exercise = await this.api.store.exercises.all.get(exerciseId);
    const manages = caller?.memberships.some(
      (m) => m.organisationId === exercise.organisationId && m.position === 'manager',
    );
    if (!exercise.publishedAt && !manages)
      throw notFound('exercise', exerciseId, 'Look at the list of your exercises, or ask who invited you.');
    return exercise;
  }
}
