import { z } from 'zod';
import { uuid } from '../shared/uuid.js';

export const ofAssessment = z.object({ organisationId: uuid, assessmentId: uuid });
export type OfAssessment = z.infer<typeof ofAssessment>;
export const ofQuestionnaire = z.object({ questionnaire: z.string().max(40) });

const level = z.number().int().min(0).max(20).nullable();
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll('\0', '').trim());
export const newAssessment = z.strictObject({ questionnaire: z.string().max(40) });
const answer = z.strictObject({
  questionId: z.string().max(60),
  level,
  target: level.default(null),
  evidence: plain(1_000).default(''),
  note: plain(2_000).default(''),
});
export const answersBody = z.strictObject({ answers: z.array(answer).min(1).max(200) });
export type AnswersBody = z.infer<typeof answersBody>;
export const memberAnswersBody = z.strictObject({
  answers: z
    .array(z.strictObject({ questionId: z.string().max(60), level }))
    .min(1)
    .max(200),
});
export const closedBody = z.strictObject({ closed: z.boolean() });
export const assessorBody = z.strictObject({ accountId: uuid.nullable() });
export const memberAnswersView = z.array(z.object({ questionId: z.string(), level: z.number() }));

export const questionnaireHead = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  about: z.string(),
  questions: z.number(),
});
export const questionnaireList = z.array(questionnaireHead);
export const questionnaireView = z.object({
  id: z.string(),
  version: z.number(),
  name: z.string(),
  about: z.string(),
  dimensions: z.array(z.object({ id: z.string(), name: z.string(), weight: z.number() })),
  questions: z.array(
    z.object({
      id: z.string(),
      dimension: z.string(),
      text: z.string(),
      weight: z.number(),
      effort: z.number(),
      evidence: z.string(),
      maxLevel: z.number(),
      levels: z.array(z.string()),
    }),
  ),
});
export const assessmentHead = z.object({
  id: z.string(),
  questionnaire: z.string(),
  name: z.string(),
  label: z.string(),
  closed: z.boolean(),
  createdAt: z.string(),
  overall: z.number().nullable(),
  answered: z.number().describe('Share of questions with a level, 0..1'),
});
export const assessmentList = z.array(assessmentHead);

const rolled = z.union([
  z.object({ shown: z.literal(true), n: z.number(), median: z.number(), q1: z.number(), q3: z.number() }),
  z.object({ shown: z.literal(false) }),
]);
export const assessmentView = z.object({
  id: z.string(),
  label: z.string(),
  closed: z.boolean(),
  createdAt: z.string(),
  assessorId: z.string().nullable(),
  youAssess: z.boolean(),
  questionnaire: questionnaireView,
  overall: z.number().nullable(),
  target: z.number().nullable(),
  weakest: z.string().nullable(),
  confidence: z.number().describe('Answered share x evidence share x recency, 0..1'),
  dimensions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      score: z.number().nullable(),
      target: z.number().nullable(),
      answered: z.number(),
      confidence: z.number(),
      before: z.number().nullable().describe('Score of the assessment before this one'),
      change: z.number().nullable(),
      peers: rolled.describe('Other clusters, anonymous; shown from 5 on'),
    }),
  ),
  beforeLabel: z.string().nullable(),
  answers: z.array(
    z.object({
      questionId: z.string(),
      by: z.enum(['self', 'assessor']),
      level: z.number().nullable(),
      target: z.number().nullable(),
      evidence: z.string(),
      note: z.string(),
      answeredAt: z.string(),
    }),
  ),
  members: z.array(z.object({ questionId: z.string(), rolled })).describe('Answers of members, shown from 5 on'),
  hints: z.array(z.object({ questionId: z.string(), text: z.string() })),
  priorities: z.array(
    z.object({
      questionId: z.string(),
      text: z.string(),
      gap: z.number(),
      priority: z.number(),
      relevance: z.number(),
    }),
  ),
});

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD')
  .refine((text) => !Number.isNaN(Date.parse(text)), 'is no day of the calendar');
const status = z.enum(['open', 'doing', 'done', 'dropped']);
export const actionBody = z.strictObject({
  title: plain(200).pipe(z.string().min(1, 'must say what is to be done')),
  owner: plain(120).default(''),
  due: day.nullable().default(null),
  status: status.default('open'),
  because: plain(300).default(''),
  note: plain(2_000).default(''),
});
export type ActionBody = z.infer<typeof actionBody>;
export const actionView = z.object({
  id: z.string(),
  title: z.string(),
  owner: z.string(),
  due: z.string().nullable(),
  status,
  because: z.string(),
  note: z.string(),
});
export const actionList = z.array(actionView);
export const ofAction = z.object({ organisationId: uuid, actionId: uuid });
