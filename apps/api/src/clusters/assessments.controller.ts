import { badInput, type Questionnaire, TrendUniverseError } from '#libs/domain';
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
import { Asking, type Caller, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import {
  type AnswersBody,
  answersBody,
  assessmentHead,
  assessmentList,
  assessmentView,
  assessorBody,
  closedBody,
  memberAnswersBody,
  memberAnswersView,
  newAssessment,
  ofAssessment,
  type OfAssessment,
} from './assessment.schema.js';
import { AssessmentsService } from './assessments.service.js';
import { type OfCluster, ofCluster } from './cluster.schema.js';

/** How ready a cluster is. */
@ApiTags('clusters')
@ApiBearerAuth()
@Controller('clusters/:organisationId/assessments')
export class AssessmentsController {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly assessments: AssessmentsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'The assessments of a cluster, newest first' })
  @ApiOkResponse({ standardSchema: assessmentList })
  list(@Param({ schema: ofCluster }) { organisationId }: OfCluster) {
    return this.assessments.list(organisationId);
  }

  @Post()
  @ApiOperation({ summary: 'Begin one; a repeat (T1, T2, ...) begins with the targets of the last' })
  @ApiCreatedResponse({ standardSchema: assessmentHead.pick({ id: true, label: true }) })
  async begin(
    @Param({ schema: ofCluster }) { organisationId }: OfCluster,
    @Body({ schema: newAssessment }) body: z.infer<typeof newAssessment>,
  ) {
    const { id, version } = this.assessments.questionnaire(body.questionnaire);
    await this.api.store.clusters.profiles.get(organisationId);
    const begun = await this.api.store.clusters.assessments.begin(organisationId, id, version);
    return { id: begun.id, label: begun.label };
  }

  @Get(':assessmentId')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({
    summary: 'One assessment: answers, scores by dimension, targets, priorities, hints, peers, change since the last',
  })
  @ApiOkResponse({ standardSchema: assessmentView })
  one(@Param({ schema: ofAssessment }) { organisationId, assessmentId }: OfAssessment, @Asking() caller: Caller) {
    return this.assessments.view(organisationId, assessmentId, caller.accountId);
  }

  @Delete(':assessmentId')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete one' })
  @ApiNoContentResponse()
  remove(@Param({ schema: ofAssessment }) { organisationId, assessmentId }: OfAssessment): Promise<void> {
    return this.api.store.clusters.assessments.remove(organisationId, assessmentId);
  }

  @Put(':assessmentId/answers')
  @HttpCode(204)
  @ApiOperation({ summary: 'Answer questions for the cluster: level, target, evidence, note' })
  @ApiNoContentResponse()
  async answer(
    @Param({ schema: ofAssessment }) of: OfAssessment,
    @Body({ schema: answersBody }) { answers }: AnswersBody,
  ): Promise<void> {
    await this.open(of, answers);
    await this.api.store.clusters.assessments.answer(of.assessmentId, 'self', answers);
  }

  @Put(':assessmentId/closed')
  @HttpCode(204)
  @ApiOperation({ summary: 'Close it, so that it counts among the peers of others, or open it again' })
  @ApiNoContentResponse()
  async close(
    @Param({ schema: ofAssessment }) { organisationId, assessmentId }: OfAssessment,
    @Body({ schema: closedBody }) { closed }: z.infer<typeof closedBody>,
  ): Promise<void> {
    await this.api.store.clusters.assessments.get(organisationId, assessmentId);
    await this.api.store.clusters.assessments.setClosed(organisationId, assessmentId, closed);
  }

  @Put(':assessmentId/assessor')
  @HttpCode(204)
  @ApiOperation({ summary: 'Name somebody of the organisation as assessor, or nobody' })
  @ApiNoContentResponse()
  async assessor(
    @Param({ schema: ofAssessment }) { organisationId, assessmentId }: OfAssessment,
    @Body({ schema: assessorBody }) { accountId }: z.infer<typeof assessorBody>,
  ): Promise<void> {
    await this.api.store.clusters.assessments.get(organisationId, assessmentId);
    const people = await this.api.store.organisations.people(organisationId);
    if (accountId !== null && !people.some((person) => person.accountId === accountId))
      throw badInput('The assessor must belong to the organisation. Invite them first.', [
        { path: 'accountId', message: 'is nobody of the organisation' },
      ]);
    await this.api.store.clusters.assessments.setAssessor(organisationId, assessmentId, accountId);
  }

  @Put(':assessmentId/assessor-answers')
  @HttpCode(204)
  @ApiOperation({ summary: "Answer as the assessor: these levels go before the cluster's own" })
  @ApiNoContentResponse()
  async assess(
    @Param({ schema: ofAssessment }) of: OfAssessment,
    @Body({ schema: answersBody }) { answers }: AnswersBody,
    @Asking() person: Person,
  ): Promise<void> {
    const { assessorId } = await this.open(of, answers);
    if (assessorId !== person.accountId)
      throw new TrendUniverseError(
        'FORBIDDEN',
        'Only the assessor of this assessment may do this. A manager names one.',
      );
    await this.api.store.clusters.assessments.answer(of.assessmentId, 'assessor', answers);
  }

  @Get(':assessmentId/member-answers')
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'What you yourself answered as a member' })
  @ApiOkResponse({ standardSchema: memberAnswersView })
  async ownAnswers(
    @Param({ schema: ofAssessment }) { organisationId, assessmentId }: OfAssessment,
    @Asking() person: Person,
  ) {
    await this.api.store.clusters.assessments.get(organisationId, assessmentId);
    return this.api.store.clusters.assessments.ownMemberAnswers(assessmentId, person.accountId);
  }

  @Put(':assessmentId/member-answers')
  @HttpCode(204)
  @ApiOperation({ summary: 'Answer as a member: others only see medians of five and more' })
  @ApiNoContentResponse()
  async answerAsMember(
    @Param({ schema: ofAssessment }) of: OfAssessment,
    @Body({ schema: memberAnswersBody }) { answers }: z.infer<typeof memberAnswersBody>,
    @Asking() person: Person,
  ): Promise<void> {
    await this.open(of, answers);
    await this.api.store.clusters.assessments.answerAsMember(of.assessmentId, person.accountId, answers);
  }

  /** The assessment when it may be answered and the answers fit it. */
  private async open(
    { organisationId, assessmentId }: OfAssessment,
    answers: readonly { questionId: string; level: number | null; target?: number | null }[],
  ) {
    const assessment = await this.api.store.clusters.assessments.get(organisationId, assessmentId);
    if (assessment.closed)
      throw new TrendUniverseError('CONFLICT', 'This assessment is closed. Open it again, or begin the next one.');
    checkAnswers(this.assessments.questionnaire(assessment.questionnaire), answers);
    return assessment;
  }
}

function checkAnswers(
  { id, questions }: Questionnaire,
  answers: readonly { questionId: string; level: number | null; target?: number | null }[],
): void {
  const seen = new Set<string>();
  answers.forEach(({ questionId, level, target }, at) => {
    const question = questions.find((one) => one.id === questionId);
    const wrong = (message: string) =>
      badInput(`The answer to "${questionId}" ${message}.`, [{ path: `answers.${at}`, message }]);
    if (!question) throw wrong(`is to no question of "${id}"`);
    if (seen.has(questionId)) throw wrong('is given twice');
    seen.add(questionId);
    for (const value of [level, target ?? null])
      if (value !== null && value > question.maxLevel) throw wrong(`must lie between 0 and ${question.maxLevel}`);
  });
}
