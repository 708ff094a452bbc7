import type { Question } from './assessment.js';

/** A question with what a person needs to answer it. */
export interface QuestionnaireQuestion extends Question {
  readonly text: string;
  /** Usual effort to go one level up, > 0; 1 = usual. */
  readonly effort: number;
  /** What counts as evidence. */
  readonly evidence: string;
  /** Words by which calls and trends are found that would help. */
  readonly words: readonly string[];
  /** What each level looks like, level 0 first. */
  readonly levels: readonly string[];
}

/** A readiness questionnaire, as `data/readiness/<id>.json` describes it. */
export interface Questionnaire {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
  readonly dimensions: readonly { readonly id: string; readonly name: string; readonly weight: number }[];
  readonly questions: readonly QuestionnaireQuestion[];
}

/** What is wrong with a questionnaire, in sentences; empty when nothing is. */
export function faultsOf(questionnaire: Questionnaire): string[] {
  const { dimensions, questions } = questionnaire;
  const faults: string[] = [];
  const ids = new Set<string>();
  for (const question of questions) {
    if (ids.has(question.id)) faults.push(`question "${question.id}" is there twice`);
    ids.add(question.id);
    if (!dimensions.some(({ id }) => id === question.dimension))
      faults.push(`question "${question.id}" is in the unknown dimension "${question.dimension}"`);
    if (question.levels.length !== question.maxLevel + 1)
      faults.push(`question "${question.id}" describes ${question.levels.length} levels, not ${question.maxLevel + 1}`);
  }
  for (const { id } of dimensions)
    if (!questions.some(({ dimension }) => dimension === id)) faults.push(`dimension "${id}" has no question`);
  return faults;
}
