import {
  apartFromWhole,
  cellFigures,
  type PanelContribution,
  type Criterion,
  EXPERTISE,
  type ExerciseSetUp,
  MIDDLING_EXPERTISE,
  organisationsToShow,
  planRelease,
  type Released,
  releaseVoices,
  smallestCell,
  stabilityOf,
  summarise,
} from '#libs/domain';
import type { CellStability, OwnFigures, Release, RoundVoices } from './exercise-types.js';

/** A standing rating as the making of releases reads it. */
export interface StandingRating {
  readonly panellist: string;
  readonly itemId: string;
  readonly criterion: string;
  readonly round: number;
  readonly value: number | null;
  readonly moment: number;
  /** What the panellist gave in the round before this one; undefined when nothing. */
  readonly before: number | null | undefined;
}

export interface PanelMember {
  readonly id: string;
  readonly group: string | null;
  readonly organisationId: string | null;
  readonly left: readonly { readonly group: string | null; readonly at: number }[];
}

export interface LastRelease extends Released {
  readonly shownOrganisations: readonly string[];
  readonly voices: RoundVoices | null;
  readonly voicesAt: number | null;
}

export type NewRelease = Omit<Release, 'releasedAt'> & {
  readonly shown: readonly string[];
  readonly shownOrganisations: readonly string[];
  /** Moment of voices that stand; null: they are new with this release. */
  readonly voicesAt: number | null;
};

export interface CellQuestion {
  readonly setUp: ExerciseSetUp;
  readonly criterion: Criterion;
  readonly itemId: string;
  readonly round: number;
  readonly ratings: readonly StandingRating[];
  readonly members: ReadonlyMap<string, PanelMember>;
  readonly expertise: ReadonlyMap<string, number>;
  readonly last: LastRelease | null;
}

/** The next release of a cell, or null when the last one stands. */
export function releaseCell(question: CellQuestion): NewRelease | null {
  const { setUp, criterion, itemId, round, members, expertise, last } = question;
  const minimum = smallestCell(setUp.anonymity);
  const contributions = question.ratings.map((rating): PanelContribution => {
    const member = members.get(rating.panellist);
    const { panellist, value, moment } = rating;
    return { panellist, value, touched: moment, group: member?.group ?? null, left: member?.left ?? [] };
  });
  const plan = planRelease(contributions, last, minimum);
  if (!plan) return null;
  const given = contributions.flatMap(({ panellist, value, group }) =>
    value === null ? [] : [{ panellist, value, group }],
  );
  const weighed = given.map(({ panellist, value }) => ({
    value,
    weight: expertise.get(panellist) ?? MIDDLING_EXPERTISE,
  }));
  const figures = cellFigures(weighed, criterion, setUp.expertise);
  if (!figures) return null;
  const shown = new Set(plan.shown);
  const groups = setUp.groups.map(({ key }) => {
    const values = given.filter((g) => g.group === key).map((g) => g.value);
    const summary = shown.has(key) ? summarise(values) : null;
    return { group: key, n: summary?.n ?? null, median: summary?.median ?? null };
  });
  const byOrganisation = organisationsAsGroups(question);
  const organisations = ownFigures(question, byOrganisation, plan.shown, minimum);
  const voices = releaseVoices(byOrganisation, last?.voicesAt ?? null, criterion.consensus, minimum);
  return {
    round,
    itemId,
    criterion: criterion.key,
    figures,
    groups,
    organisations,
    stability: cellStability(question, minimum),
    voices: voices ? { ...voices, round } : (last?.voices ?? null),
    voicesAt: voices ? null : (last?.voicesAt ?? null),
    shown: plan.shown,
    shownOrganisations: Object.keys(organisations),
  };
}

/** Ratings with the organisation of who gave them in the place of the group. */
const organisationsAsGroups = ({ members, ratings }: CellQuestion): PanelContribution[] =>
  ratings.map(({ panellist, value, moment }) => ({
    panellist,
    value,
    touched: moment,
    group: members.get(panellist)?.organisationId ?? null,
    left: [],
  }));

/** What each organisation may see of itself: by the rules of groups, over organisations, and never so that it tells a group apart. */
function ownFigures(
  { members, last }: CellQuestion,
  contributions: readonly PanelContribution[],
  shownGroups: readonly string[],
  minimum: number,
): Record<string, OwnFigures> {
  const sizes = new Map<string | null, number>();
  for (const c of contributions) if (c.value !== null) sizes.set(c.group, (sizes.get(c.group) ?? 0) + 1);
  const allowed = new Set(organisationsToShow(sizes, minimum));
  const plan = planRelease(contributions, last && { at: last.at, shown: last.shownOrganisations }, minimum);
  const given = contributions.filter((c) => c.value !== null);
  const groupOf = (id: string) => members.get(id)?.group ?? null;
  const tellsApart = (organisation: string): boolean =>
    shownGroups.some((group) => {
      const own = given.filter((c) => c.group === organisation);
      const inGroup = given.filter((c) => groupOf(c.panellist) === group);
      const both = own.filter((c) => groupOf(c.panellist) === group).length;
      const rests = [own.length - both, inGroup.length - both, both];
      const nested = rests[0] === 0 || rests[1] === 0 || own.length + inGroup.length - both === given.length;
      return nested && rests.some((n) => n > 0 && n < minimum);
    });
  const shown = (plan?.shown ?? []).filter((id) => allowed.has(id) && !tellsApart(id));
  return Object.fromEntries(
    shown.map((id) => {
      const summary = summarise(given.filter((c) => c.group === id).map((c) => c.value ?? 0))!;
      return [id, { n: summary.n, median: summary.median, q1: summary.q1, q3: summary.q3 }];
    }),
  );
}

/** How settled a cell is, over those who answered in both rounds: as many of them as leave nobody alone outside. */
function cellStability({ ratings, round }: CellQuestion, minimum: number): CellStability | null {
  if (round < 2) return null;
  const whole = ratings.filter((r) => r.value !== null).length;
  const both = ratings.filter(
    (r) => r.round === round && r.value !== null && r.before !== null && r.before !== undefined,
  );
  const counted = apartFromWhole(both, whole, minimum);
  if (!counted) return null;
  const { pairs, change, stable, kappa } = stabilityOf(
    new Map(counted.map((r) => [r.panellist, r.before as number])),
    new Map(counted.map((r) => [r.panellist, r.value as number])),
  );
  return { pairs, change, stable, kappa };
}

/** Expertise by item and panellist, from the ratings that keep it. */
export function expertiseOf(ratings: readonly StandingRating[]): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { itemId, panellist, criterion, value } of ratings) {
    if (criterion !== EXPERTISE || value === null) continue;
    const item = found.get(itemId) ?? new Map<string, number>();
    found.set(itemId, item.set(panellist, value));
  }
  return found;
}

export function groupBy<K, T>(list: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of list) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
