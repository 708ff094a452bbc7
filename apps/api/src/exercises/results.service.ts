import { agendaOf, smallestCell, TrendUniverseError } from '#libs/domain';
import type { Exercise, ExerciseComment, Release } from '#libs/store';
import { Injectable } from '@nestjs/common';
import { RadarsService } from '../radars/radars.service.js';
import { type ApiContext, Context } from '../shared/context.js';
import { cellOf, dissentOf, placeOf, round4, rounded, type VoiceOf } from './result-cells.js';

export type Results = Awaited<ReturnType<ResultsService['results']>>;
export type ItemResult = Results['items'][number];

/** Comments shown as the most divergent ones, at most. */
const COMMENTS = 20;

/** Results as every page, export and interface gets them: made of releases alone, so that none can tell more than another. */
@Injectable()
export class ResultsService {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  /** Throws CONFLICT before there is a closed round (or, live, an opened one). */
  async results(exercise: Exercise, wanted?: number, voice: VoiceOf = 'panellist') {
    const round = this.roundOf(exercise, wanted);
    const { all, releases, comments } = this.api.store.exercises;
    const [found, said, others] = await Promise.all([
      releases.upTo(exercise.id, round),
      comments.list(exercise.id),
      all.organisations(exercise.id),
    ]);
    const byCell = new Map(found.map((release) => [`${release.itemId}/${release.criterion}`, release]));
    const { setUp } = exercise;
    const items = exercise.items.map((item) => {
      const cells = setUp.criteria.map(({ key }) => cellOf(key, byCell.get(`${item.id}/${key}`), round, voice));
      return { ...item, cells, dissent: Math.max(0, ...cells.map((cell, i) => dissentOf(cell, setUp.criteria[i]!))) };
    });
    const radar = await this.againstEvidence(exercise, found, voice);
    const { minimum, title, purpose, mode, anonymity, expertise, ecosystem, groups } = {
      ...setUp,
      minimum: smallestCell(setUp.anonymity),
    };
    return {
      exercise: {
        id: exercise.id,
        title,
        purpose,
        organisation: exercise.organisation,
        mode,
        anonymity,
        expertise,
        ecosystem,
        status: exercise.status,
        publishedAt: exercise.publishedAt,
      },
      round,
      voice,
      /** Organisations that take part, with the one that runs it. */
      organisations: others.length + 1,
      minimum,
      groups,
      rounds: exercise.rounds.map(({ number, openedAt, closedAt, figures }) => ({
        number,
        openedAt,
        closedAt,
        panel: figures?.panel ?? null,
        answered: figures?.answered ?? null,
        droppedOut: figures?.droppedOut ?? null,
        joined: figures?.joined ?? null,
      })),
      criteria: setUp.criteria.map((criterion) => ({
        ...criterion,
        // Agreement on the order and reliability are measures of people.
        figures:
          voice === 'organisation'
            ? null
            : rounded(exercise.rounds.find((r) => r.number === round)?.figures?.criteria[criterion.key] ?? null),
      })),
      items,
      divergent: divergent(said, items, exercise),
      ...radar,
    };
  }

  /** The round whose figures may be shown: a closed one; the running one of a live exercise. */
  private roundOf({ rounds, setUp }: Exercise, wanted?: number): number {
    const open = rounds
      .filter((round) => round.closedAt !== null || setUp.mode === 'live')
      .map((round) => round.number);
    const round = wanted ?? open.at(-1);
    if (round !== undefined && open.includes(round)) return round;
    throw new TrendUniverseError(
      'CONFLICT',
      open.length === 0
        ? 'There are no results before the first round is closed.'
        : `Round ${wanted} has no results yet: ${open.length === 1 ? 'round 1 has' : `rounds 1 to ${open.at(-1)} have`}.`,
    );
  }

  /** The radar as the panel places it beside the computed one; the largest differences come first. */
  async againstEvidence({ setUp, items }: Exercise, releases: readonly Release[], voice: VoiceOf) {
    const criterion = setUp.criteria.find((c) => c.measures === 'time');
    const edition = setUp.ecosystem ? await this.radars.latest() : null;
    const placements = edition && setUp.ecosystem ? await this.radars.placements(edition.number, setUp.ecosystem) : [];
    if (!criterion || !edition) return { edition: null, panelRadar: [], agenda: [] };
    const { rings } = this.api.catalogue.radar;
    const thisYear = Number(edition.asOf.slice(0, 4));
    const computed = new Map(placements.map((placement) => [placement.trendId, placement]));
    const placed = items.flatMap((item) => {
      const release = releases.find((r) => r.itemId === item.id && r.criterion === criterion.key);
      const panel = placeOf(release, criterion, voice, rings, thisYear);
      if (!panel || !item.trendId) return [];
      return [{ trendId: item.trendId, title: item.title, panel, trend: computed.get(item.trendId) }];
    });
    const found = agendaOf(
      placed.flatMap(({ trendId, panel, trend }) =>
        trend ? [{ trendId, computed: { radius: trend.radius, interval: trend.interval }, panel }] : [],
      ),
    );
    return {
      edition: { number: edition.number, asOf: edition.asOf, synthetic: edition.synthetic },
      panelRadar: placed.map(({ trendId, title, panel, trend }) => ({
        trendId,
        title,
        radius: round4(panel.median),
        n: panel.n,
        computed: trend
          ? {
              radius: trend.radius,
              ring: trend.ring,
              angle: trend.angle,
              segment: trend.segment,
              interval: trend.interval,
            }
          : null,
      })),
      agenda: found.map((point) => ({
        ...point,
        panel: round4(point.panel),
        difference: round4(point.difference),
        title: placed.find((p) => p.trendId === point.trendId)?.title ?? '',
      })),
    };
  }

  /** Panel placements for the radar page to draw. */
  async overlay(exercise: Exercise, voice: VoiceOf) {
    const releases = await this.api.store.exercises.releases.upTo(exercise.id, this.roundOf(exercise));
    const { edition, panelRadar } = await this.againstEvidence(exercise, releases, voice);
    return {
      exerciseId: exercise.id,
      title: exercise.setUp.title,
      ecosystem: exercise.setUp.ecosystem,
      edition,
      placements: panelRadar,
    };
  }
}

/**
 * Arguments on the items the panel is least of one mind about, those that met most contradiction first. Ordered by what
 * their authors said openly (for, against, replies), never by what they rated: an order by ratings would tell them.
 */
function divergent(
  comments: readonly ExerciseComment[],
  items: readonly { id: string; title: string; dissent: number }[],
  exercise: Exercise,
) {
  const named = exercise.setUp.anonymity === 'panel' || exercise.setUp.anonymity === 'open';
  const shown = comments.filter((c) => c.removedBy === null);
  const replies = new Map<string, number>();
  for (const { parentId } of shown) if (parentId) replies.set(parentId, (replies.get(parentId) ?? 0) + 1);
  const dissent = new Map(items.map((item) => [item.id, item]));
  return shown
    .filter((c) => c.parentId === null)
    .sort(
      (a, b) =>
        (dissent.get(b.itemId)?.dissent ?? 0) - (dissent.get(a.itemId)?.dissent ?? 0) ||
        (replies.get(b.id) ?? 0) - (replies.get(a.id) ?? 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, COMMENTS)
    .map((c) => ({
      id: c.id,
      itemId: c.itemId,
      title: dissent.get(c.itemId)?.title ?? '',
      stance: c.stance,
      text: c.text,
      round: c.round,
      replies: replies.get(c.id) ?? 0,
      author: named && c.author ? c.author : null,
    }));
}
