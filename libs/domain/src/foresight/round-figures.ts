/** The figures of a round that are shown: one cell, and one criterion over all items. */
import { bimodalityCoefficient, camps, type Camps } from '../statistics/bimodality.js';
import { kendallW, type Concordance } from '../statistics/kendall.js';
import { cronbachAlpha, intraclassCorrelations } from '../statistics/reliability.js';
import { hasConsensus, summarise, type Summary } from './consensus.js';
import { type Criterion, straight } from './criterion.js';
import { expertiseView, type WeightedRating } from './expertise.js';
import { apartFromWhole } from './release.js';

export interface CellFigures extends Summary {
  /** How many gave each value, ascending by value. */
  readonly counts: readonly (readonly [value: number, n: number])[];
  /** By the declared rule; null below five ratings. */
  readonly consensus: boolean | null;
  /** Above 5/9 hints at two camps; null when not defined. */
  readonly bimodality: number | null;
  readonly camps: Camps | null;
  /** With the weights of self-rated expertise; null where nobody was asked for it. */
  readonly weighted: {
    readonly median: number;
    readonly q1: number;
    readonly q3: number;
    readonly mean: number;
  } | null;
}

/** Null when nobody rated. */
export function cellFigures(
  ratings: readonly WeightedRating[],
  criterion: Criterion,
  withExpertise: boolean,
): CellFigures | null {
  const values = ratings.map((r) => r.value);
  const summary = summarise(values);
  if (!summary) return null;
  const counts = new Map<number, number>();
  for (const value of [...values].sort((a, b) => a - b)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const found = camps(values);
  return {
    ...summary,
    counts: [...counts],
    consensus: hasConsensus(values, criterion.consensus),
    bimodality: bimodalityCoefficient(values),
    // JSON knows no infinity: camps of one mind each stand for the largest distance there is.
    camps: found && { ...found, ashmanD: Math.min(found.ashmanD, 999) },
    weighted: withExpertise ? expertiseView(ratings).weighted : null,
  };
}

/** Two camps that matter: by both measures, and each with a fifth of the panel. */
export const hasTwoCamps = (figures: Pick<CellFigures, 'n' | 'bimodality' | 'camps'>): boolean =>
  (figures.bimodality ?? 0) > 5 / 9 &&
  (figures.camps?.ashmanD ?? 0) > 2 &&
  Math.min(figures.camps?.lower.n ?? 0, figures.camps?.upper.n ?? 0) >= figures.n / 5;

/** One criterion over the items that all of the counted panellists rated. */
export interface CriterionFigures {
  readonly raters: number;
  readonly items: number;
  readonly kendall: Concordance | null;
  /** Panellists as persons, items as questions. */
  readonly alpha: number | null;
  /** Items as targets, panellists as raters: one rating and the mean of all, absolute agreement. */
  readonly icc: { readonly single: number; readonly mean: number } | null;
}

export interface RatingRow {
  readonly panellist: string;
  readonly values: ReadonlyMap<string, number>;
}

/** Null when fewer than `minimum` rated every item, or fewer than two items stand. */
export function criterionFigures(
  rows: readonly RatingRow[],
  items: readonly string[],
  criterion: Criterion,
  minimum: number,
): CriterionFigures | null {
  const taking = rows.filter((row) => row.values.size > 0);
  const complete = taking.filter((row) => items.every((item) => row.values.has(item)));
  const counted = apartFromWhole(complete, taking.length, minimum);
  if (!counted || items.length < 2) return null;
  const table = counted.map((row) => items.map((item) => straight(row.values.get(item) ?? Number.NaN, criterion)));
  const icc = intraclassCorrelations(items.map((_, i) => table.map((row) => row[i] ?? Number.NaN)));
  return {
    raters: counted.length,
    items: items.length,
    kendall: kendallW(table),
    alpha: cronbachAlpha(table),
    icc:
      icc && Number.isFinite(icc.icc21) && Number.isFinite(icc.icc2k) ? { single: icc.icc21, mean: icc.icc2k } : null,
  };
}
