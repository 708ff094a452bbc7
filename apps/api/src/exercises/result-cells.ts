import { type Criterion, hasTwoCamps, type PanelSpread, radiusOfRating, type Ring, summarise } from '#libs/domain';
import type { Release } from '#libs/store';

/** Whether each panellist counts once, or each organisation (as the median of its people). */
export const VOICES = ['panellist', 'organisation'] as const;
export type VoiceOf = (typeof VOICES)[number];

export const round4 = (x: number): number => Math.round(x * 1e4) / 1e4;
/** Numbers to four digits: more would only help those who compute backwards. */
export function rounded<T>(value: T): T {
  if (typeof value === 'number') return round4(value) as T;
  if (Array.isArray(value)) return value.map(rounded) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, rounded(inner)])) as T;
}

/** A cell as it is shown, in one form for either way to count; null is what that way does not tell. */
export function cellOf(criterion: string, release: Release | undefined, round: number, voice: VoiceOf) {
  const nothing = {
    criterion,
    round: null as number | null,
    stands: false,
    figures: null as ReturnType<typeof figuresOf> | null,
    twoCamps: null as boolean | null,
    groups: [] as Release['groups'],
    stability: null as Release['stability'],
  };
  const made = voice === 'organisation' ? release?.voices : release;
  if (!release || !made) return nothing;
  /** `stands`: the figures are those of an earlier round: too few answered since to show new ones. */
  const cell = { ...nothing, round: made.round, stands: made.round < round, figures: figuresOf(release, voice) };
  if (voice === 'organisation') return cell;
  return {
    ...cell,
    twoCamps: hasTwoCamps(release.figures),
    groups: rounded(release.groups),
    stability: release.round === round ? rounded(release.stability) : null,
  };
}

function figuresOf({ figures, voices }: Release, voice: VoiceOf) {
  if (voice === 'panellist' || !voices) {
    const { q1, q3, iqr, mean, ...rest } = figures;
    return rounded({ ...rest, ...orNull({ q1, q3, iqr, mean }) });
  }
  const { n, median, q1, q3, consensus } = voices;
  return rounded({
    n,
    median,
    consensus,
    ...orNull({ q1, q3, iqr: q1 === null || q3 === null ? null : q3 - q1, mean: null }),
    deviation: null,
    counts: [],
    bimodality: null,
    camps: null,
    weighted: null,
  });
}
type OrNull = Readonly<Record<'q1' | 'q3' | 'iqr' | 'mean', number | null>>;
const orNull = (x: OrNull): OrNull => x;

/** Interquartile range as a share of the scale: comparable across criteria. */
export function dissentOf({ figures }: ReturnType<typeof cellOf>, { scale }: Criterion): number {
  const width = scale.kind === 'points' ? scale.points - 1 : scale.kind === 'percent' ? 100 : scale.to - scale.from;
  return round4((figures?.iqr ?? 0) / width);
}

/** Where a release places a trend, as radii, and how many voices do so. Ratings turn into radii one by one, then count. */
export function placeOf(
  release: Release | undefined,
  criterion: Criterion,
  voice: VoiceOf,
  rings: readonly Ring[],
  thisYear: number,
): (PanelSpread & { readonly n: number }) | null {
  const radius = (value: number): number => radiusOfRating(value, criterion, rings, thisYear);
  if (voice === 'panellist')
    return summarise(release?.figures.counts.flatMap(([value, n]) => Array<number>(n).fill(radius(value))) ?? []);
  if (!release?.voices) return null;
  const { n, median, q1, q3 } = release.voices;
  // A scale that runs the other way turns the quartiles round.
  const ends = q1 === null || q3 === null ? null : [radius(q1), radius(q3)];
  return { n, median: radius(median), q1: ends && Math.min(...ends), q3: ends && Math.max(...ends) };
}
