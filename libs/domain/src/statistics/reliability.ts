import { mean, variance } from './ranks.js';

function checkTable(rows: readonly (readonly number[])[]): void {
  const width = rows[0]?.length ?? 0;
  const whole = rows.every((row) => row.length === width && row.every(Number.isFinite));
  if (!whole)
    throw new RangeError('The table must be complete: equally long rows of finite numbers. Leave incomplete rows out.');
}

/**
 * Cronbach's alpha, k/(k-1) · (1 - Σ var_item / var_total): how far k questions measure one thing
 * (Cronbach, "Coefficient alpha and the internal structure of tests", 1951). Can be negative.
 * @param rows one row a person, one column a question
 * @returns null below two persons or questions, or when all persons have the same total
 */
export function cronbachAlpha(rows: readonly (readonly number[])[]): number | null {
  checkTable(rows);
  const k = rows[0]?.length ?? 0;
  if (rows.length < 2 || k < 2) return null;
  const items = Array.from({ length: k }, (_, i) => variance(rows.map((row) => row[i] ?? 0)));
  const total = variance(rows.map((row) => row.reduce((a, b) => a + b, 0)));
  return total > 0 ? (k / (k - 1)) * (1 - items.reduce((a, b) => a + b, 0) / total) : null;
}

/** The six intraclass correlations of Shrout and Fleiss; null where not defined. */
export interface IntraclassCorrelations {
  /** One rating; raters differ from target to target. */
  readonly icc11: number;
  /** One rating; the raters are a sample of raters; absolute agreement. */
  readonly icc21: number;
  /** One rating; these raters and no others; consistency. */
  readonly icc31: number;
  /** The same three for the mean of the k ratings. */
  readonly icc1k: number;
  readonly icc2k: number;
  readonly icc3k: number;
}

/**
 * Intraclass correlations from the mean squares of a two-way analysis of variance
 * (Shrout and Fleiss, "Intraclass correlations: uses in assessing rater reliability", 1979).
 * @param rows one row a target (item), one column a rater
 * @returns null below two targets or raters, or when all ratings are equal
 */
export function intraclassCorrelations(rows: readonly (readonly number[])[]): IntraclassCorrelations | null {
  checkTable(rows);
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  if (n < 2 || k < 2) return null;
  const grand = mean(rows.flat());
  const rowMeans = rows.map(mean);
  const columnMeans = Array.from({ length: k }, (_, j) => mean(rows.map((row) => row[j] ?? 0)));
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const total = sum(rows.flat().map((x) => (x - grand) ** 2));
  const between = k * sum(rowMeans.map((x) => (x - grand) ** 2));
  const raters = n * sum(columnMeans.map((x) => (x - grand) ** 2));
  if (total === 0) return null;
  const bms = between / (n - 1);
  const wms = (total - between) / (n * (k - 1));
  const jms = raters / (k - 1);
  const ems = (total - between - raters) / ((n - 1) * (k - 1));
  return {
    icc11: (bms - wms) / (bms + (k - 1) * wms),
    icc21: (bms - ems) / (bms + (k - 1) * ems + (k * (jms - ems)) / n),
    icc31: (bms - ems) / (bms + (k - 1) * ems),
    icc1k: (bms - wms) / bms,
    icc2k: (bms - ems) / (bms + (jms - ems) / n),
    icc3k: (bms - ems) / bms,
  };
}
