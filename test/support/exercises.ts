import type { JobQueue } from '#libs/jobs';
import { type PeopleApi, startPeopleApi } from './people.js';

/** The API with a facilitator signed in, and jobs that are noted instead of done. */
export interface ExerciseApi extends Omit<PeopleApi, 'jobs'> {
  readonly facilitator: string;
  readonly organisationId: string;
  readonly jobs: { name: string; data: unknown }[];
  /** An exercise of the facilitator, as the API answers it. */
  exercise(setUp?: object, items?: number): Promise<TestExercise>;
  /** New panellists by the shared link; gives their bearer tokens. */
  panel(exercise: TestExercise, groups: readonly (string | null)[]): Promise<string[]>;
  open(exercise: TestExercise): Promise<void>;
  close(exercise?: TestExercise, finish?: boolean): Promise<void>;
  rate(
    token: string,
    exercise: TestExercise,
    round: number,
    value: number | ((item: number, criterion: number) => number),
  ): Promise<void>;
  at(exercise: TestExercise, path?: string): string;
}
export interface TestExercise {
  readonly id: string;
  readonly items: readonly { readonly id: string }[];
  readonly setUp: { readonly criteria: readonly { readonly key: string }[] };
}

export const IMPACT = {
  key: 'impact',
  name: 'Impact',
  question: 'How strong?',
  measures: 'impact',
  scale: { kind: 'points', points: 9 },
};
export const GROUPS = [
  { key: 'firms', name: 'Firms' },
  { key: 'research', name: 'Research' },
  { key: 'policy', name: 'Policy' },
];

export async function startExerciseApi(env: Record<string, string> = {}): Promise<ExerciseApi> {
  const jobs: { name: string; data: unknown }[] = [];
  const queue = { add: async (name: string, data: unknown) => String(jobs.push({ name, data })) };
  const api = await startPeopleApi({ RATE_LIMIT_PER_MINUTE: '0', ...env }, 0, queue as unknown as JobQueue);
  const { id } = await api.person('facilitator@example.org');
  const { id: organisationId } = await api.store.organisations.create(id, {
    kind: 'agency',
    name: 'Agency',
    country: null,
  });
  const facilitator = await api.signIn('facilitator@example.org');
  const at = (exercise: TestExercise, path = '') => `/organisations/${organisationId}/exercises/${exercise.id}${path}`;
  const all = Object.assign(
    { ...api },
    {
      facilitator,
      organisationId,
      jobs,
      at,
      exercise: async (setUp: object = {}, items = 2) => {
        const { body } = await api
          .as(facilitator, 'post', `/organisations/${organisationId}/exercises`)
          .send({
            setUp: { title: 'Trends of the north', criteria: [IMPACT], groups: GROUPS, ...setUp },
            items: Array.from({ length: items }, (_, i) => ({ kind: 'statement', title: `Statement ${i + 1}` })),
          })
          .expect(201);
        return body as TestExercise;
      },
      panel: async (exercise: TestExercise, groups: readonly (string | null)[]) => {
        const { body } = await api.as(facilitator, 'post', at(exercise, '/panel-link')).send({}).expect(201);
        const link = secretOf(body.link);
        const tokens: string[] = [];
        for (const [i, group] of groups.entries()) {
          const { body: entered } = await api
            .call('post', '/panel/entry')
            .send({ token: link, name: `Panellist ${i}`, group, deliver: 'body' })
            .expect(200);
          tokens.push(entered.token);
        }
        return tokens;
      },
      open: async (exercise: TestExercise) =>
        void (await api.as(facilitator, 'post', at(exercise, '/rounds')).send({}).expect(201)),
      close: async (exercise?: TestExercise, finish = false) => {
        if (!exercise) return api.close();
        await api.as(facilitator, 'post', at(exercise, '/rounds/current/closing')).send({ finish }).expect(200);
      },
      rate: async (
        token: string,
        exercise: TestExercise,
        round: number,
        value: number | ((item: number, criterion: number) => number),
      ) => {
        const ratings = exercise.items.flatMap(({ id: itemId }, i) =>
          exercise.setUp.criteria.map(({ key }, c) => ({
            itemId,
            criterion: key,
            value: typeof value === 'number' ? value : value(i, c),
          })),
        );
        await api.as(token, 'put', `/panel/${exercise.id}/ratings`).send({ round, ratings }).expect(200);
      },
    },
  );
  return all;
}

export const secretOf = (link: string): string => link.split('#')[1]!;
