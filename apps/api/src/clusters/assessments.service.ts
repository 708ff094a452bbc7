import {
  type Answer,
  notFound,
  prioritise,
  progressBetween,
  type Questionnaire,
  type QuestionnaireQuestion,
  type ReadinessScore,
  rollUp,
  scoreReadiness,
  trendRelevance,
} from '#libs/domain';
import { loadQuestionnaires } from '#libs/platform';
import type { Assessment, StoredAnswer } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { type ApiContext, Context } from '../shared/context.js';

const YEAR_MS = 365.25 * 24 * 60 * 60 * 1000;
const KIND_WORDS: Readonly<Record<string, string>> = {
  patent: 'patents',
  publication: 'publications',
  investment: 'investments',
  news: 'news',
  article: 'articles',
};

/** Scores of assessments, and what helps to answer and to act. */
@Injectable()
export class AssessmentsService {
  readonly questionnaires: ReadonlyMap<string, Questionnaire> = loadQuestionnaires();

  constructor(@Context() private readonly api: ApiContext) {}

  questionnaire(id: string): Questionnaire {
    const found = this.questionnaires.get(id);
    if (!found) throw notFound('questionnaire', id, `Use one of ${[...this.questionnaires.keys()].join(', ')}.`);
    return found;
  }

  async list(organisationId: string) {
    const { assessments } = this.api.store.clusters;
    return Promise.all(
      (await assessments.list(organisationId)).map(async (assessment) => {
        const questionnaire = this.questionnaire(assessment.questionnaire);
        const { overall, dimensions } = scoreOf(questionnaire, await assessments.answers(assessment.id));
        const answered =
          dimensions.reduce((sum, { answered: share }) => sum + share, 0) / Math.max(1, dimensions.length);
        const { id, label, closed, createdAt } = assessment;
        return {
          id,
          questionnaire: questionnaire.id,
          name: questionnaire.name,
          label,
          closed,
          createdAt,
          overall,
          answered,
        };
      }),
    );
  }

  async view(organisationId: string, assessmentId: string, accountId: string | null) {
    const { assessments } = this.api.store.clusters;
    const assessment = await assessments.get(organisationId, assessmentId);
    const questionnaire = this.questionnaire(assessment.questionnaire);
    const [answers, before, others, members, hints, relevance] = await Promise.all([
      assessments.answers(assessmentId),
      this.before(assessment, questionnaire),
      assessments.ofOthers(organisationId, questionnaire.id, questionnaire.version),
      assessments.memberLevels(assessmentId),
      this.hints(organisationId, questionnaire),
      this.relevance(organisationId, questionnaire),
    ]);
    const score = scoreOf(questionnaire, answers);
    const target = targetOf(questionnaire, answers);
    const peers = others.map((theirs) => scoreOf(questionnaire, theirs));
    const progress = progressBetween(before?.score.dimensions ?? [], score.dimensions);
    const nameOf = (id: string | null) =>
      questionnaire.dimensions.find((dimension) => dimension.id === id)?.name ?? null;
    return {
      id: assessment.id,
      label: assessment.label,
      closed: assessment.closed,
      createdAt: assessment.createdAt,
      assessorId: assessment.assessorId,
      youAssess: accountId !== null && assessment.assessorId === accountId,
      questionnaire,
      overall: score.overall,
      target: target.overall,
      weakest: nameOf(score.weakest),
      confidence: score.confidence,
      dimensions: questionnaire.dimensions.map(({ id, name }) => {
        const own = score.dimensions.find(({ dimension }) => dimension === id)!;
        const step = progress.find(({ dimension }) => dimension === id);
        return {
          id,
          name,
          score: own.score,
          target: target.dimensions.find(({ dimension }) => dimension === id)?.score ?? null,
          answered: own.answered,
          confidence: own.confidence,
          before: step?.before ?? null,
          change: step?.change ?? null,
          peers: rollUp(peers.map((peer) => peer.dimensions.find(({ dimension }) => dimension === id)?.score ?? null)),
        };
      }),
      beforeLabel: before?.label ?? null,
      answers,
      members: questionnaire.questions.map(({ id }) => ({ questionId: id, rolled: rollUp(members.get(id) ?? []) })),
      hints,
      priorities: prioritiesOf(questionnaire, answers, relevance),
    };
  }

  private async before(assessment: Assessment, questionnaire: Questionnaire) {
    const { assessments } = this.api.store.clusters;
    const last = await assessments.before(assessment);
    return last && { label: last.label, score: scoreOf(questionnaire, await assessments.answers(last.id)) };
  }

  /** What the members' signals say to a question: no answer, but a reason to look. */
  private async hints(
    organisationId: string,
    { questions }: Questionnaire,
  ): Promise<{ questionId: string; text: string }[]> {
    const rows = await this.api.store.clusters.assessments.hints(organisationId, questions);
    return questions.flatMap(({ id, words }) => {
      const mine = rows.filter(({ questionId }) => questionId === id);
      if (mine.length === 0) return [];
      const parts = mine.map(({ kind, n }) => `${n} ${n === 1 ? kind : (KIND_WORDS[kind] ?? kind)}`);
      return [
        {
          questionId: id,
          text: `Signals of your members speak of ${words.slice(0, 3).join(', ')}: ${parts.join(', ')}.`,
        },
      ];
    });
  }

  /** By question: how much the trends that the cluster watches, or else all of its ecosystems, need it. */
  private async relevance(organisationId: string, { questions }: Questionnaire): Promise<ReadonlyMap<string, number>> {
    const { trends, ecosystems } = await this.api.store.clusters.profiles.get(organisationId);
    const mine = new Set<string>(ecosystems.map(({ ecosystem }) => ecosystem));
    const all = await this.api.store.trends.active();
    const watched =
      trends.length > 0
        ? all.filter(({ id }) => trends.includes(id))
        : all.filter(({ ecosystem }) => mine.has(ecosystem));
    const texts = watched.map(({ name, summary, drivers, phrases }) =>
      [name, summary, ...drivers, ...phrases.strong, ...phrases.medium].join(' '),
    );
    return new Map(questions.map(({ id, words }) => [id, trendRelevance(words, texts)]));
  }
}

/** The level that counts: an assessor's word goes before the cluster's own. */
function effective(
  answers: readonly StoredAnswer[],
  question: QuestionnaireQuestion,
): { own: StoredAnswer | undefined; level: number | null } {
  const of = (by: StoredAnswer['by']) =>
    answers.find((answer) => answer.questionId === question.id && answer.by === by);
  const own = of('self');
  return { own, level: of('assessor')?.level ?? own?.level ?? null };
}

export function scoreOf(
  questionnaire: Questionnaire,
  answers: readonly StoredAnswer[],
  now = Date.now(),
): ReadinessScore {
  const given = questionnaire.questions.map((question): Answer => {
    const { own, level } = effective(answers, question);
    return {
      questionId: question.id,
      level,
      target: own?.target ?? null,
      evidence: (own?.evidence ?? '') !== '',
      age: own?.answeredAt ? Math.max(0, (now - Date.parse(own.answeredAt)) / YEAR_MS) : 0,
    };
  });
  return scoreReadiness(questionnaire.questions, given);
}

/** The same scores with every level at its target; a question without one stays where it is. */
function targetOf(questionnaire: Questionnaire, answers: readonly StoredAnswer[]): ReadinessScore {
  const wanted = questionnaire.questions.map((question): Answer => {
    const { own, level } = effective(answers, question);
    return { questionId: question.id, level: own?.target ?? level, target: null, evidence: false, age: 0 };
  });
  return scoreReadiness(questionnaire.questions, wanted);
}

/** Gaps between level and target, most pressing first. */
function prioritiesOf(
  questionnaire: Questionnaire,
  answers: readonly StoredAnswer[],
  relevance: ReadonlyMap<string, number>,
) {
  const items = questionnaire.questions.flatMap((question) => {
    const { own, level } = effective(answers, question);
    if (level === null || own?.target === null || own?.target === undefined) return [];
    return [
      {
        id: question.id,
        weight: question.weight,
        actual: level / question.maxLevel,
        target: own.target / question.maxLevel,
        relevance: relevance.get(question.id) ?? 0.4,
        effort: question.effort,
      },
    ];
  });
  const textOf = new Map(questionnaire.questions.map(({ id, text }) => [id, text]));
  return prioritise(items)
    .filter(({ gap }) => gap > 0)
    .map(({ id, gap, priority }) => ({
      questionId: id,
      text: textOf.get(id)!,
      gap,
      priority,
      relevance: relevance.get(id) ?? 0.4,
    }));
}
