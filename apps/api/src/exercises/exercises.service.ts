import { badInput, type ExerciseSetUp, notFound, TrendUniverseError } from '#libs/domain';
import { MAIL_RETRIES } from '#libs/jobs';
import { newSecret, hashOfSecret } from '#libs/platform';
import type { Exercise, NewItem, PanelToken } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import type { changeBody, newExercise } from './exercise.schema.js';
import { loadTemplates } from './templates.js';

/** Days a link to a panel works. */
const LINK_DAYS = 180;

/** Setting up exercises, and what facilitators do with them. */
@Injectable()
export class ExercisesService {
  readonly templates = loadTemplates();
  constructor(@Context() private readonly api: ApiContext) {}

  async create(organisationId: string, body: z.infer<typeof newExercise>): Promise<Exercise> {
    const { setUp, items, balance } = await this.begin(organisationId, body);
    const named: ExerciseSetUp = {
      ...setUp,
      ...(body.title && { title: body.title }),
      ...(body.ecosystem && { ecosystem: body.ecosystem }),
    };
    this.checkTrends(named, items);
    const { exercises } = this.api.store;
    const exercise = await exercises.all.create(organisationId, named, items);
    if (balance) await exercises.systems.put(exercise.id, 'balance', balance, 0);
    return exercise;
  }

  private async begin(
    organisationId: string,
    body: z.infer<typeof newExercise>,
  ): Promise<{ setUp: ExerciseSetUp; items: readonly NewItem[]; balance?: unknown }> {
    if (body.setUp) return { setUp: body.setUp, items: body.items ?? [] };
    if (body.copyOf) {
      const { setUp, items } = await this.api.store.exercises.all.get(body.copyOf, organisationId);
      const system = await this.api.store.exercises.systems.get(body.copyOf);
      return {
        setUp: { ...setUp, title: `${setUp.title.slice(0, 150)} (copy)` },
        items: items.map(({ id: _id, settledRound: _settled, ...item }) => item),
        balance: system.balance ?? undefined,
      };
    }
    const template = this.templates.find((t) => t.id === body.template);
    if (!template) throw notFound('template', body.template ?? '', 'GET /api/v1/exercise-templates lists them.');
    if (template.items !== 'trends')
      return { setUp: template.setUp, items: body.items ?? template.items, balance: template.balance };
    if (!body.ecosystem)
      throw badInput('This template asks about the trends of an ecosystem: choose one.', [
        { path: 'ecosystem', message: 'must be chosen for this template' },
      ]);
    return { setUp: template.setUp, items: body.items ?? this.trendsOf(body.ecosystem) };
  }

  private trendsOf(ecosystem: string): NewItem[] {
    return this.api.catalogue.trends
      .filter((trend) => trend.ecosystem === ecosystem)
      .map((trend) => ({ kind: 'trend', title: trend.name, text: trend.summary, trendId: trend.id, year: null }));
  }

  change(exercise: Exercise, { version, setUp, items }: z.infer<typeof changeBody>): Promise<Exercise> {
    if (exercise.status !== 'draft') {
      const frozen = ['mode', 'anonymity', 'expertise', 'settle', 'criteria', 'groups', 'ecosystem'] as const;
      const changed = frozen.filter(
        (field) => JSON.stringify(sorted(setUp[field])) !== JSON.stringify(sorted(exercise.setUp[field])),
      );
      if (changed.length > 0 || items)
        throw new TrendUniverseError(
          'CONFLICT',
          `${items ? 'Items' : 'These'} were declared before the first round and stay as they are: ${items ? 'items' : changed.join(', ')}. Duplicate the exercise to ask differently.`,
          changed.map((path) => ({ path: `setUp.${path}`, message: 'cannot change after the first round was opened' })),
        );
    }
    if (items) this.checkTrends(setUp, items);
    return this.api.store.exercises.all.change(exercise.id, version, setUp, items ?? null);
  }

  /** Trends that are not in the catalogue may be asked about as statements, not as trends. */
  private checkTrends(setUp: ExerciseSetUp, items: readonly NewItem[]): void {
    const details = items.flatMap((item, i) =>
      item.kind === 'trend' && !item.trendId
        ? [{ path: `items.${i}.trendId`, message: 'must name a trend; or make it a statement' }]
        : [],
    );
    if (details.length > 0)
      throw badInput(`An item of ${JSON.stringify(setUp.title)} is a trend without an id.`, details);
  }

  /** A new link to a panel, kept as a hash: `tu_panel_…`. */
  async link(token: PanelToken, page: string): Promise<string> {
    const secret = newSecret('tu_panel_');
    await this.api.store.exercises.tokens.add(hashOfSecret(secret), token, LINK_DAYS);
    return `${this.api.config.publicUrl}${page}#${secret}`;
  }

  /** Ratings asked of one panellist in the running round. */
  expected({ setUp, items, round }: Exercise): number {
    return (
      setUp.criteria.length * items.filter((item) => item.settledRound === null || item.settledRound >= round).length
    );
  }

  async participation(exercise: Exercise) {
    const counts = await this.api.store.exercises.panel.participation(
      exercise.id,
      exercise.round,
      this.expected(exercise),
    );
    return { status: exercise.status, round: exercise.round, ...counts };
  }

  mail(exercise: Exercise, what: 'round' | 'reminder'): Promise<string> {
    const { id, round } = exercise;
    return this.api.jobs.add('exercise.mail', { exerciseId: id, round, what }, MAIL_RETRIES);
  }
}

/** The same for jsonb, which sorts its keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
