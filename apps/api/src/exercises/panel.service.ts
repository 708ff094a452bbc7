import { badInput, type Criterion, EXPERTISE, EXPERTISE_LEVELS, fitsScale, notFound } from '#libs/domain';
import type { Exercise, ExerciseComment, KeptRating, Panellist, Release } from '#libs/store';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import type { ratingsBody } from './exercise.schema.js';
import { LiveHub } from './live-hub.service.js';

/** What a panellist sees and does. */
@Injectable()
export class PanelService {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly hub: LiveHub,
  ) {}

  async view(exercise: Exercise, me: Panellist) {
    const { ratings, comments } = this.api.store.exercises;
    const [own, counts, feedback] = await Promise.all([
      ratings.own(me.id, exercise.round),
      comments.counts(exercise.id),
      this.feedback(exercise, me),
    ]);
    const { setUp, items, status, round } = exercise;
    const running = exercise.rounds.find((r) => r.number === round);
    return {
      id: exercise.id,
      title: setUp.title,
      purpose: setUp.purpose,
      organisation: exercise.organisation,
      mode: setUp.mode,
      anonymity: setUp.anonymity,
      expertise: setUp.expertise,
      groups: setUp.groups,
      criteria: setUp.criteria,
      status,
      round,
      closesAt: status === 'open' ? (running?.closesAt ?? null) : null,
      me: { name: me.name, group: me.group },
      items: items.map((item) => ({ ...item, comments: counts[item.id] ?? 0 })),
      ratings: standing(own, round),
      feedback,
    };
  }

  /** The group's figures, as far as the mode lets this panellist see them: of closed rounds, or of items they have answered themselves. */
  async feedback(exercise: Exercise, me: Panellist) {
    const { setUp, status, round } = exercise;
    const { releases, ratings } = this.api.store.exercises;
    if (setUp.mode === 'rounds')
      return shortened(await releases.upTo(exercise.id, status === 'open' ? round - 1 : round));
    const answered = new Set((await ratings.own(me.id, round)).map((r) => `${r.itemId}/${r.criterion}`));
    const all = await releases.upTo(exercise.id, round);
    return shortened(status === 'closed' ? all : all.filter((r) => answered.has(`${r.itemId}/${r.criterion}`)));
  }

  async save(exercise: Exercise, me: Panellist, { round, ratings }: z.infer<typeof ratingsBody>) {
    const criteria = new Map(exercise.setUp.criteria.map((c) => [c.key, c]));
    const items = new Map(exercise.items.map((item) => [item.id, item]));
    const details = ratings.flatMap(({ itemId, criterion, value }, i) => {
      const item = items.get(itemId);
      const at = `ratings.${i}`;
      if (!item) return [{ path: `${at}.itemId`, message: 'is no item of this exercise' }];
      if (item.settledRound !== null && item.settledRound < exercise.round)
        return [{ path: `${at}.itemId`, message: 'is settled and no longer asked' }];
      const wrong = wrongValue(criterion, criteria.get(criterion), value, exercise.setUp.expertise);
      return wrong ? [{ path: `${at}.${wrong[0]}`, message: wrong[1] }] : [];
    });
    if (details.length > 0) throw badInput(`Nothing was saved: ${details[0]?.path} ${details[0]?.message}.`, details);
    const outcomes = await this.api.store.exercises.ratings.save(exercise.id, me.id, round, ratings);
    if (exercise.setUp.mode === 'live') this.hub.refreshSoon(exercise.id);
    return { ratings: outcomes };
  }

  /** Comments on an item as the panel reads them. Without names, days are all that is told of time. */
  async comments(exercise: Exercise, me: Panellist, itemId: string) {
    if (!exercise.items.some((item) => item.id === itemId))
      throw notFound('item', itemId, 'GET the exercise to see its items.');
    const list = await this.api.store.exercises.comments.list(exercise.id, itemId);
    return list.map((comment) => forPanel(comment, me, exercise));
  }
}

function wrongValue(
  key: string,
  criterion: Criterion | undefined,
  value: number | null,
  expertise: boolean,
): [string, string] | null {
  if (key === EXPERTISE) {
    if (!expertise) return ['criterion', 'is not asked in this exercise'];
    return value !== null && value >= 1 && value <= EXPERTISE_LEVELS
      ? null
      : ['value', `must be 1 to ${EXPERTISE_LEVELS}`];
  }
  if (!criterion) return ['criterion', 'is no criterion of this exercise'];
  return value === null || fitsScale(value, criterion.scale) ? null : ['value', 'is not on the scale of the criterion'];
}

/** For each cell the newest rating; the one of an earlier round stands until it is confirmed or changed. */
function standing(own: readonly KeptRating[], round: number) {
  const newest = new Map<string, KeptRating>();
  for (const rating of own) newest.set(`${rating.itemId}/${rating.criterion}`, rating);
  return [...newest.values()].map((rating) => ({
    ...rating,
    version: rating.round === round ? rating.version : 0,
    given: rating.round === round,
  }));
}

const shortened = (releases: readonly Release[]) =>
  releases.map(({ itemId, criterion, round, figures }) => ({
    itemId,
    criterion,
    round,
    n: figures.n,
    median: figures.median,
    q1: figures.q1,
    q3: figures.q3,
    counts: figures.counts,
    consensus: figures.consensus,
  }));

export function forPanel(
  { panellistId, author, createdAt, ...comment }: ExerciseComment,
  me: Pick<Panellist, 'id'> | null,
  { setUp }: Exercise,
) {
  const named = setUp.anonymity === 'panel' || setUp.anonymity === 'open';
  return {
    ...comment,
    mine: panellistId !== null && panellistId === me?.id,
    author: named && author !== '' ? author : null,
    createdAt: named ? createdAt : createdAt.slice(0, 10),
  };
}
