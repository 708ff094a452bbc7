import {
  ANONYMITY_LEVELS,
  type ConsensusRule,
  type Criterion,
  ECOSYSTEM_IDS,
  EXERCISE_MODES,
  EXPERTISE,
  ITEM_KINDS,
  MEASURES,
  SETTLING_RULES,
  usualConsensus,
} from '#libs/domain';
import { z } from 'zod';
import { VOICES } from './result-cells.js';
import { plainName } from '../accounts/account.schema.js';
import { uuid } from '../shared/uuid.js';

/** Text as people type it: no control characters but line breaks. */
export const prose = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/[^\P{C}\n\t\u200d]/gu, '').trim());
const line = (max: number) =>
  prose(max).pipe(
    z
      .string()
      .min(1)
      .max(max)
      .regex(/^[^\n]+$/, 'must be one line'),
  );
const key = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case')
  .max(40);
const share = z.number().min(0).max(1);

const scale = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('points'), points: z.union([z.literal(5), z.literal(7), z.literal(9)]) }),
  z.strictObject({ kind: z.literal('percent') }),
  z
    .strictObject({
      kind: z.literal('year'),
      from: z.number().int().min(1900).max(2300),
      to: z.number().int().min(1900).max(2300),
    })
    .refine(({ from, to }) => to > from && to - from <= 200, {
      path: ['to'],
      message: 'must be 1 to 200 years after the first',
    }),
]);
const consensus = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('iqr'), atMost: z.number().min(0).max(400) }),
  z.strictObject({
    kind: z.literal('bands'),
    high: z.strictObject({ from: z.number(), share }),
    low: z.strictObject({ to: z.number(), share }),
  }),
]) satisfies z.ZodType<ConsensusRule>;
const criterion = z
  .strictObject({
    key,
    name: line(80),
    question: prose(400),
    measures: z.enum(MEASURES),
    scale,
    inverse: z.boolean().default(false),
    low: prose(80).default(''),
    high: prose(80).default(''),
    consensus: consensus.optional().describe('Left out: the usual interquartile range for the scale'),
  })
  .refine((c) => c.key !== EXPERTISE, { path: ['key'], message: `"${EXPERTISE}" is kept for self-rated expertise` })
  .refine((c) => c.consensus?.kind !== 'bands' || c.consensus.high.from > c.consensus.low.to, {
    path: ['consensus', 'high', 'from'],
    message: 'must lie above the low band',
  })
  .transform((c): Criterion => ({ ...c, consensus: c.consensus ?? usualConsensus(c.scale) }));

const unique = (list: readonly { key: string }[]): boolean => new Set(list.map((x) => x.key)).size === list.length;
export const setUpBody = z.strictObject({
  title: line(160),
  purpose: prose(4000).default(''),
  ecosystem: z.enum(ECOSYSTEM_IDS).nullable().default(null),
  mode: z.enum(EXERCISE_MODES).default('rounds'),
  anonymity: z.enum(ANONYMITY_LEVELS).default('anonymous'),
  expertise: z.boolean().default(false),
  lateJoin: z.boolean().default(true),
  members: z.boolean().default(false),
  reminders: z.boolean().default(true),
  settle: z.enum(SETTLING_RULES).default('never'),
  groups: z
    .array(z.strictObject({ key, name: line(60) }))
    .max(12)
    .refine(unique, 'must have distinct keys')
    .default([]),
  criteria: z
    .array(criterion)
    .min(1, 'must have at least one criterion')
    .max(8)
    .refine(unique, 'must have distinct keys'),
});

const item = z.strictObject({
  id: uuid.optional(),
  kind: z.enum(ITEM_KINDS),
  title: line(200),
  text: prose(2000).default(''),
  trendId: z.string().max(80).nullable().default(null),
  year: z.number().int().min(1900).max(2300).nullable().default(null),
});
export const itemsBody = z.array(item).max(200);

export const newExercise = z
  .strictObject({
    template: key.optional().describe('Start from a template: GET /exercise-templates lists them'),
    copyOf: uuid
      .optional()
      .describe('Start from an exercise of the same organisation; panel and answers are not copied'),
    title: line(160).optional(),
    ecosystem: z.enum(ECOSYSTEM_IDS).optional(),
    setUp: setUpBody.optional(),
    items: itemsBody.optional(),
  })
  .refine((b) => [b.template, b.copyOf, b.setUp].filter(Boolean).length === 1, 'needs one of template, copyOf, setUp');
export const changeBody = z.strictObject({ version: z.number().int(), setUp: setUpBody, items: itemsBody.optional() });
export const publishBody = z.strictObject({ open: z.boolean() });

const closesAt = z.iso.datetime({ offset: true }).nullable().default(null);
export const openBody = z.strictObject({ closesAt }).default({ closesAt: null });
export const closeBody = z.strictObject({ finish: z.boolean().default(false) }).default({ finish: false });
export const remindBody = z.strictObject({}).default({});
export const panelBody = z.strictObject({
  people: z
    .array(
      z.strictObject({
        name: plainName,
        email: z.string().trim().pipe(z.email('must be an e-mail address').max(254)),
        group: key.nullable().default(null),
      }),
    )
    .min(1)
    .max(300),
});
export const panellistBody = z.strictObject({ name: plainName, group: key.nullable() });

export const entryBody = z.strictObject({
  token: z.string().max(100).describe('What stands behind # in the invitation link'),
  name: plainName.optional(),
  group: key.nullable().optional(),
  deliver: z.enum(['cookies', 'body']).default('cookies'),
});
export const groupBody = z.strictObject({ group: key.nullable() });
export const ratingsBody = z.strictObject({
  round: z.number().int().min(1),
  ratings: z
    .array(
      z.strictObject({
        itemId: uuid,
        criterion: key,
        value: z.number().int().nullable().describe('Null: no opinion'),
        version: z
          .number()
          .int()
          .min(0)
          .default(0)
          .describe('The version this change is based on; 0 for a first rating'),
      }),
    )
    .min(1)
    .max(400),
});
const said = z.strictObject({
  stance: z.enum(['for', 'against']).nullable().default(null),
  text: prose(2000).pipe(z.string().min(1)),
});
export const commentBody = said.extend({
  id: uuid.describe('Chosen by the writer: sent twice, it is there once'),
  parentId: uuid.nullable().default(null),
});
export const commentChange = said.extend({ version: z.number().int() });

export const ofExercise = z.object({ organisationId: uuid, exerciseId: uuid });
export const ofPanellist = ofExercise.extend({ panellistId: uuid });
export const ofComment = ofExercise.extend({ commentId: uuid });
export const onPanel = z.object({ exerciseId: uuid });
export const onItem = onPanel.extend({ itemId: uuid });
export const onComment = onPanel.extend({ commentId: uuid });
export const voiceQuery = z.object({
  voice: z
    .enum(VOICES)
    .default('panellist')
    .describe('Who counts once: each panellist, or each organisation as the median of its people'),
});
export const resultsQuery = voiceQuery.extend({ round: z.coerce.number().int().min(1).optional() });
export const exportQuery = resultsQuery.extend({ format: z.enum(['json', 'csv', 'xlsx', 'pdf']).default('json') });
