import type { Refusal } from '../ingest/ingest.js';
import { NUTS_CODE } from './member.js';

/** What an indicator is in a region in a year, in the unit that the label of the indicator tells. */
export interface Figure {
  readonly nuts: string;
  readonly year: number;
  readonly value: number;
}
/** Figures of one indicator as they were at one time. */
export interface RegionalTable {
  readonly indicator: string;
  readonly label: string;
  readonly values: readonly Figure[];
}
/** Whole tables on their way into the store, with the checkpoint that is committed together with them. */
export interface FigureBatch {
  readonly runId: string;
  readonly attempt: number;
  readonly tables: readonly RegionalTable[];
  readonly refusals: readonly Refusal[];
  /** Rows of the input since the batch before. */
  readonly read: number;
  readonly rowsDone: number;
  readonly bytesRead: number;
  readonly dryRun: boolean;
}

/** Sums over countries look like regions (EU28, EA19) and are none. */
const SUM = /^E[UA]/;

/** A figure of a region, country (2 characters) to NUTS 3 (5), or why it is none. Absent is not zero: an empty value is refused. */
export function readFigure({ nuts, year, value }: Record<keyof Figure, unknown>): Figure | string {
  if (typeof nuts !== 'string' || !NUTS_CODE.test(nuts) || SUM.test(nuts))
    return `"${String(nuts).slice(0, 40)}" is no country or region by NUTS`;
  const [when, figure] = [numberOf(year), numberOf(value)];
  if (!Number.isInteger(when) || when < 1900 || when > 2100) return `"${String(year).slice(0, 40)}" is no year`;
  if (!Number.isFinite(figure)) return `"${String(value).slice(0, 40)}" is no number`;
  return { nuts, year: when, value: figure };
}

const numberOf = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : Number.NaN;
