import { badInput, TrendUniverseError } from '#libs/domain';
import type { Exercise } from '#libs/store';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import {
  closeBody,
  ofComment,
  ofExercise,
  ofPanellist,
  openBody,
  panelBody,
  panellistBody,
  remindBody,
} from './exercise.schema.js';
import { ExercisesService } from './exercises.service.js';
import { LiveHub } from './live-hub.service.js';

type Of = z.infer<typeof ofExercise>;
const PATH = 'organisations/:organisationId/exercises/:exerciseId';
const PANEL_AT_MOST = 1000;

/** Running an exercise: rounds, panel, participation. Never more than the anonymity level allows. */
@ApiTags('exercises')
@ApiBearerAuth()
@Controller(PATH)
export class RunningController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly exercises: ExercisesService,
    private readonly hub: LiveHub,
  ) {}

  @Post('rounds')
  @ApiOperation({ summary: 'Open the next round; the panel is told by mail' })
  async open(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: openBody }) { closesAt }: z.infer<typeof openBody>,
  ) {
    const { id } = await this.get(of);
    checkClosing(closesAt);
    await this.api.store.exercises.rounds.open(id, closesAt);
    const exercise = await this.get(of);
    await this.exercises.mail(exercise, 'round');
    return exercise;
  }

  @Put('rounds/current')
  @ApiOperation({ summary: 'Change when the running round closes; null: by hand' })
  async reschedule(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: openBody }) { closesAt }: z.infer<typeof openBody>,
  ) {
    const { id } = await this.get(of);
    checkClosing(closesAt);
    await this.api.store.exercises.rounds.reschedule(id, closesAt);
    return this.get(of);
  }

  @Post('rounds/current/closing')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Close the running round: figures are made, settled items dropped; `finish` ends the exercise',
  })
  async close(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: closeBody }) { finish }: z.infer<typeof closeBody>,
  ) {
    const { id } = await this.get(of);
    await this.api.store.exercises.rounds.close(id, finish);
    return this.get(of);
  }

  @Post('reminders')
  @HttpCode(202)
  @ApiOperation({ summary: 'Remind by mail those who have not finished the running round; each at most twice a day' })
  async remind(@Param({ schema: ofExercise }) of: Of, @Body({ schema: remindBody }) _body: z.infer<typeof remindBody>) {
    const exercise = await this.get(of);
    if (exercise.status !== 'open')
      throw new TrendUniverseError('CONFLICT', 'No round is open, so there is nothing to be reminded of.');
    await this.exercises.mail(exercise, 'reminder');
    return { message: 'Reminders are on their way to those who have not finished and have an address.' };
  }

  @Get('participation')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'How far the panel is, in numbers' })
  async participation(@Param({ schema: ofExercise }) of: Of) {
    return this.exercises.participation(await this.get(of));
  }

  @Get('live')
  @ApiOperation({ summary: 'The same as it changes: server-sent events of type "participation"' })
  async live(@Param({ schema: ofExercise }) of: Of, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.hub.follow((await this.get(of)).id, 'facilitator', request, response);
  }

  @Get('panel')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Who is on the panel; who has answered only where the anonymity level allows it' })
  async panel(@Param({ schema: ofExercise }) of: Of) {
    const exercise = await this.get(of);
    const { panel, all } = this.api.store.exercises;
    const [people, organisations] = await Promise.all([
      panel.list(exercise.id, exercise.round),
      all.organisations(exercise.id),
    ]);
    const anonymous = exercise.setUp.anonymity === 'anonymous';
    return {
      organisations: organisations.map(({ id, name, joinedAt }) => ({ id, name, joinedAt })),
      people: people.map(({ id, name, email, group, leftAt, joinedAt, answered, lastAnswerAt }) => ({
        id,
        name,
        email,
        group,
        left: leftAt !== null,
        joined: anonymous ? null : joinedAt !== null,
        answered: anonymous ? null : answered,
        lastAnswerAt: anonymous ? null : lastAnswerAt,
      })),
    };
  }

  @Post('panel')
  @ApiOperation({
    summary:
      'Put people on the panel, also those who were taken off it; they get their link by mail, at once or when the next round opens',
  })
  async invite(
    @Param({ schema: ofExercise }) of: Of,
    @Body({ schema: panelBody }) { people }: z.infer<typeof panelBody>,
  ) {
    const exercise = await this.get(of);
    people.forEach(({ group }, i) => checkGroup(exercise, group, `people.${i}.group`));
    const { panel } = this.api.store.exercises;
    const { invited } = await panel.participation(exercise.id, exercise.round, 1);
    if (invited + people.length > PANEL_AT_MOST) throw badInput(`A panel has at most ${PANEL_AT_MOST} people.`);
    for (const person of people) await panel.invite({ ...person, exerciseId: exercise.id });
    if (exercise.status === 'open') await this.exercises.mail(exercise, 'round');
    return this.panel(of);
  }

  @Put('panel/:panellistId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Rename somebody or move them to another group; figures that are out stay as they are' })
  async move(
    @Param({ schema: ofPanellist }) of: z.infer<typeof ofPanellist>,
    @Body({ schema: panellistBody }) body: z.infer<typeof panellistBody>,
  ): Promise<void> {
    const exercise = await this.get(of);
    checkGroup(exercise, body.group, 'group');
    const person = await this.api.store.exercises.panel.get(of.panellistId, exercise.id);
    await this.api.store.exercises.panel.change(person.id, body);
  }

  @Delete('panel/:panellistId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Take somebody off the panel; their ratings stand unless they withdraw them' })
  async letGo(@Param({ schema: ofPanellist }) of: z.infer<typeof ofPanellist>): Promise<void> {
    const person = await this.api.store.exercises.panel.get(of.panellistId, (await this.get(of)).id);
    await this.api.store.exercises.panel.leave(person.id);
  }

  @Post('panel-link')
  @ApiOperation({ summary: 'A new link by which anybody may join; an older one stops working' })
  async panelLink(@Param({ schema: ofExercise }) of: Of) {
    return { link: await this.shared(of, 'shared', '/panel/join') };
  }

  @Post('organisation-link')
  @ApiOperation({ summary: 'A new link by which managers of other organisations may take part with theirs' })
  async organisationLink(@Param({ schema: ofExercise }) of: Of) {
    return { link: await this.shared(of, 'organisation', '/exercises/join') };
  }

  private async shared(of: Of, kind: 'shared' | 'organisation', page: string): Promise<string> {
    const { id } = await this.get(of);
    await this.api.store.exercises.tokens.dropShared(id, kind, null);
    return this.exercises.link({ kind, exerciseId: id, panellistId: null, organisationId: null }, page);
  }

  @Delete('comments/:commentId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Hide a comment from the panel' })
  async hide(@Param({ schema: ofComment }) of: z.infer<typeof ofComment>): Promise<void> {
    await this.api.store.exercises.comments.remove((await this.get(of)).id, of.commentId, null);
  }

  private get({ organisationId, exerciseId }: Of): Promise<Exercise> {
    return this.api.store.exercises.all.get(exerciseId, organisationId);
  }
}

function checkClosing(closesAt: string | null): void {
  if (closesAt !== null && Date.parse(closesAt) < Date.now())
    throw badInput('The round would close in the past.', [{ path: 'closesAt', message: 'must lie in the future' }]);
}

export function checkGroup({ setUp }: Exercise, group: string | null, path: string): void {
  if (group !== null && !setUp.groups.some((g) => g.key === group))
    throw badInput(`There is no group "${group}" in this exercise.`, [
      { path, message: `must be one of ${setUp.groups.map((g) => g.key).join(', ') || 'none'}` },
    ]);
}
