import { badInput } from '../error/error.js';
import type { Answer, Question } from './assessment.js';

export interface DimensionScore {
  readonly dimension: string;
  /** 0..1 over the answered questions; null when none is answered. */
  readonly score: number | null;
  /** Share of the weight that is answered, 0..1. */
  readonly answered: number;
  readonly confidence: number;
}

export interface ReadinessScore {
  readonly dimensions: readonly DimensionScore[];
  /** Mean of the dimensions that have a score; null when none has. */
  readonly overall: number | null;
  /** The dimension with the lowest score: a chain is as strong as its weakest link. */
  readonly weakest: string | null;
  /** Answered share · evidence share · recency over all questions, 0..1. */
  readonly confidence: number;
}

/** Years after which an answer counts half for the confidence. Our own choice. */
const HALF_LIFE_YEARS = 2;

/**
 * Dimension score = Σ w · (level / max) · answered / Σ w · answered; overall = mean of the dimensions, the rule of the
 * Digital Maturity Assessment (european-digital-innovation-hubs.ec.europa.eu, node 9616), with the weakest dimension named
 * beside it. Throws BAD_INPUT that names the question for levels out of range and answers to unknown questions.
 */
export function scoreReadiness(questions: readonly Question[], answers: readonly Answer[]): ReadinessScore {
  const byQuestion = new Map(answers.map((a) => [a.questionId, a]));
  for (const answer of answers) {
    if (!questions.some((q) => q.id === answer.questionId)) {
      throw badInput(`There is no question "${answer.questionId}" in this questionnaire. Leave the answer out.`);
    }
  }
  const pairs = questions.map((question) => ({ question, answer: checked(question, byQuestion.get(question.id)) }));
  const names = [...new Set(questions.map((q) => q.dimension))];
  const dimensions = names.map((dimension) =>
    scoreOf(
      dimension,
      pairs.filter((p) => p.question.dimension === dimension),
    ),
  );
  const scored = dimensions.filter((d): d is DimensionScore & { score: number } => d.score !== null);
  const overall = scored.length > 0 ? scored.reduce((sum, d) => sum + d.score, 0) / scored.length : null;
  const weakest = scored.reduce<(DimensionScore & { score: number }) | null>(
    (low, d) => (low === null || d.score < low.score ? d : low),
    null,
  );
  return { dimensions, overall, weakest: weakest?.dimension ?? null, confidence: confidenceOf(pairs) };
}

interface Pair {
  readonly question: Question;
  readonly answer: Answer | undefined;
}

function checked(question: Question, answer: Answer | undefined): Answer | undefined {
  for (const level of [answer?.level, answer?.target]) {
    if (level !== null && level !== undefined && !(level >= 0 && level <= question.maxLevel)) {
      throw badInput(`The answer to "${question.id}" is ${level}. Give a level from 0 to ${question.maxLevel}.`, [
        { path: question.id, message: `must lie between 0 and ${question.maxLevel}` },
      ]);
    }
  }
  return answer;
}

function scoreOf(dimension: string, pairs: readonly Pair[]): DimensionScore {
  let [points, answered, all] = [0, 0, 0];
  for (const { question, answer } of pairs) {
    all += question.weight;
    if (answer?.level === null || answer?.level === undefined) continue;
    points += question.weight * (answer.level / question.maxLevel);
    answered += question.weight;
  }
  return {
    dimension,
    score: answered > 0 ? points / answered : null,
    answered: all > 0 ? answered / all : 0,
    confidence: confidenceOf(pairs),
  };
}

/** Answered share of the weight · share of answers with evidence · mean recency (half after two years). */
function confidenceOf(pairs: readonly Pair[]): number {
  const all = pairs.reduce((sum, p) => sum + p.question.weight, 0);
  const given = pairs.filter((p) => p.answer !== undefined && p.answer.level !== null);
  const weight = given.reduce((sum, p) => sum + p.question.weight, 0);
  if (weight === 0 || all === 0) return 0;
  const evidence = given.reduce((sum, p) => (p.answer?.evidence ? sum + p.question.weight : sum), 0) / weight;
  const recency = given.reduce((sum, p) => sum + p.question.weight * recencyOf(p.answer?.age ?? 0), 0) / weight;
  return (weight / all) * evidence * recency;
}

/** 1 for an answer of today, 0.5 after two years. */
export const recencyOf = (age: number): number => 2 ** (-Math.max(0, age) / HALF_LIFE_YEARS);
