import { Body, Controller, Delete, Get, Header, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Asking, type Caller, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  commentBody,
  commentChange,
  entryBody,
  groupBody,
  onComment,
  onItem,
  onPanel,
  ratingsBody,
} from './exercise.schema.js';
import { LiveHub } from './live-hub.service.js';
import { PanelEntry } from './panel-entry.service.js';
import { forPanel, PanelService } from './panel.service.js';
import { checkGroup } from './running.controller.js';

type On = z.infer<typeof onPanel>;

/** The panellist's side of an exercise: no account is needed, the link is the proof. */
@ApiTags('panel')
@ApiBearerAuth()
@Controller('panel')
export class PanelController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly entry: PanelEntry,
    private readonly panel: PanelService,
    private readonly hub: LiveHub,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Exercises you take part in with your account, or may join' })
  list(@Asking() { accountId }: Person) {
    return this.api.store.exercises.all.of(accountId);
  }

  @Post('entry')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Open an invitation link: gives a cookie, or with `deliver: body` a bearer token for this exercise',
  })
  async enter(
    @Body({ schema: entryBody }) body: z.infer<typeof entryBody>,
    @Asking() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ) {
    const { exercise, secret, wayBack } = await this.entry.enter(body, request, caller);
    if (body.deliver === 'cookies') this.entry.setCookie(response, exercise.id, secret);
    return {
      exerciseId: exercise.id,
      title: exercise.setUp.title,
      wayBack,
      ...(body.deliver === 'body' && { token: secret }),
    };
  }

  @Post('invitation')
  @HttpCode(200)
  @ApiOperation({ summary: 'What an invitation link leads to, before one enters' })
  invitation(@Body({ schema: entryBody.pick({ token: true }) }) { token }: { token: string }, @Req() request: Request) {
    return this.entry.preview(token, request);
  }

  @Post(':exerciseId/membership')
  @HttpCode(200)
  @ApiOperation({ summary: 'Join with your account, where people of your organisation may' })
  async join(@Param({ schema: onPanel }) { exerciseId }: On, @Asking() caller: Caller) {
    await this.entry.join(exerciseId, caller);
    return { exerciseId };
  }

  @Get(':exerciseId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The exercise as its panellists see it: items, your ratings, the figures of the group' })
  async one(@Param({ schema: onPanel }) { exerciseId }: On, @Asking() caller: Caller, @Req() request: Request) {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    return this.panel.view(exercise, panellist);
  }

  @Put(':exerciseId/ratings')
  @ApiOperation({
    summary: 'Save ratings as you go; the same twice changes nothing, an outdated one is answered with what is kept',
  })
  async save(
    @Param({ schema: onPanel }) { exerciseId }: On,
    @Body({ schema: ratingsBody }) body: z.infer<typeof ratingsBody>,
    @Asking() caller: Caller,
    @Req() request: Request,
  ) {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    return this.panel.save(exercise, panellist, body);
  }

  @Get(':exerciseId/feedback')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The figures of the group alone' })
  async feedback(@Param({ schema: onPanel }) { exerciseId }: On, @Asking() caller: Caller, @Req() request: Request) {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    return this.panel.feedback(exercise, panellist);
  }

  @Get(':exerciseId/live')
  @ApiOperation({
    summary: 'Server-sent events of type "exercise": rounds that open and close, new comments, new figures',
  })
  async live(
    @Param({ schema: onPanel }) { exerciseId }: On,
    @Asking() caller: Caller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.entry.of(exerciseId, request, caller);
    await this.hub.follow(exerciseId, 'panellist', request, response);
  }

  @Put(':exerciseId/group')
  @HttpCode(204)
  @ApiOperation({ summary: 'Say which stakeholder group you belong to' })
  async group(
    @Param({ schema: onPanel }) { exerciseId }: On,
    @Body({ schema: groupBody }) { group }: z.infer<typeof groupBody>,
    @Asking() caller: Caller,
    @Req() request: Request,
  ): Promise<void> {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    checkGroup(exercise, group, 'group');
    await this.api.store.exercises.panel.change(panellist.id, { group, name: panellist.name });
  }

  @Delete(':exerciseId/me')
  @HttpCode(204)
  @ApiOperation({ summary: 'Leave, and withdraw name, ratings and comments' })
  async leave(
    @Param({ schema: onPanel }) { exerciseId }: On,
    @Asking() caller: Caller,
    @Req() request: Request,
  ): Promise<void> {
    const { panellist } = await this.entry.of(exerciseId, request, caller);
    await this.api.store.exercises.panel.erase(panellist.id);
  }

  @Get(':exerciseId/items/:itemId/comments')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What the panel says about an item' })
  async comments(
    @Param({ schema: onItem }) { exerciseId, itemId }: z.infer<typeof onItem>,
    @Asking() caller: Caller,
    @Req() request: Request,
  ) {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    return this.panel.comments(exercise, panellist, itemId);
  }

  @Post(':exerciseId/items/:itemId/comments')
  @ApiOperation({ summary: 'Comment, reply, argue for or against' })
  async comment(
    @Param({ schema: onItem }) { exerciseId, itemId }: z.infer<typeof onItem>,
    @Body({ schema: commentBody }) body: z.infer<typeof commentBody>,
    @Asking() caller: Caller,
    @Req() request: Request,
  ) {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    const added = await this.api.store.exercises.comments.add({
      ...body,
      exerciseId,
      itemId,
      panellistId: panellist.id,
    });
    return forPanel(added, panellist, exercise);
  }

  @Put(':exerciseId/comments/:commentId')
  @ApiOperation({ summary: 'Change your comment' })
  async rewrite(
    @Param({ schema: onComment }) { exerciseId, commentId }: z.infer<typeof onComment>,
    @Body({ schema: commentChange }) { version, ...fields }: z.infer<typeof commentChange>,
    @Asking() caller: Caller,
    @Req() request: Request,
  ) {
    const { exercise, panellist } = await this.entry.of(exerciseId, request, caller);
    return forPanel(
      await this.api.store.exercises.comments.change(commentId, panellist.id, version, fields),
      panellist,
      exercise,
    );
  }

  @Delete(':exerciseId/comments/:commentId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove your comment; replies to it stay' })
  async unsay(
    @Param({ schema: onComment }) { exerciseId, commentId }: z.infer<typeof onComment>,
    @Asking() caller: Caller,
    @Req() request: Request,
  ): Promise<void> {
    const { panellist } = await this.entry.of(exerciseId, request, caller);
    await this.api.store.exercises.comments.remove(exerciseId, commentId, panellist.id);
  }
}
