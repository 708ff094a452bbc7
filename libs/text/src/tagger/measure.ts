import { ECOSYSTEM_IDS, type EcosystemId } from '#libs/domain';
import { CLASSES } from './columns.js';

/** One judged text: positions of the right classes, and of those the product would show, best first. */
export interface Judged {
  readonly kind: string;
  readonly truth: readonly number[];
  readonly said: readonly number[];
}

export interface ClassQuality {
  readonly texts: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface TaggerQuality {
  readonly texts: number;
  /** Mean F1 of the ecosystems. */
  readonly macroF1: number;
  readonly microF1: number;
  /** Share of texts that belong somewhere whose first tag is right. */
  readonly hitAt1: number;
  readonly hitAt1ByKind: Readonly<Record<string, number>>;
  /** Share of texts that belong nowhere and were tagged; null when there are none. */
  readonly falseAlarmShare: number | null;
  readonly perClass: Readonly<Record<EcosystemId, ClassQuality>>;
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000;
const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** The quality of tags beside labels. Ratios without a case are 0. Rounded to 3 digits. */
export function measureTags(rows: readonly Judged[]): TaggerQuality {
  const right = new Float64Array(CLASSES);
  const said = new Float64Array(CLASSES);
  const there = new Float64Array(CLASSES);
  const kinds = new Map<string, { texts: number; hits: number }>();
  let nowhere = 0;
  let alarms = 0;
  for (const row of rows) {
    for (const c of row.truth) there[c]!++;
    for (const c of row.said) {
      said[c]!++;
      if (row.truth.includes(c)) right[c]!++;
    }
    if (row.truth.length === 0) {
      nowhere++;
      if (row.said.length > 0) alarms++;
      continue;
    }
    const kind = kinds.get(row.kind) ?? { texts: 0, hits: 0 };
    kind.texts++;
    if (row.said.length > 0 && row.truth.includes(row.said[0]!)) kind.hits++;
    kinds.set(row.kind, kind);
  }
  const sum = (list: Float64Array): number => list.reduce((a, b) => a + b, 0);
  const f1 = (c: number): number => ratio(2 * right[c]!, said[c]! + there[c]!);
  const hits = [...kinds.values()].reduce((all, kind) => all + kind.hits, 0);
  return {
    texts: rows.length,
    macroF1: round(ECOSYSTEM_IDS.reduce((all, _, c) => all + f1(c), 0) / CLASSES),
    microF1: round(ratio(2 * sum(right), sum(said) + sum(there))),
    hitAt1: round(ratio(hits, rows.length - nowhere)),
    hitAt1ByKind: Object.fromEntries([...kinds].sort().map(([kind, { texts, hits: h }]) => [kind, round(h / texts)])),
    falseAlarmShare: nowhere === 0 ? null : round(alarms / nowhere),
    perClass: Object.fromEntries(
      ECOSYSTEM_IDS.map((id, c) => [
        id,
        {
          texts: there[c],
          precision: round(ratio(right[c]!, said[c]!)),
          recall: round(ratio(right[c]!, there[c]!)),
          f1: round(f1(c)),
        },
      ]),
    ) as unknown as Record<EcosystemId, ClassQuality>,
  };
}

/** One number to keep the better of two models by: macro-F1 + hit@1 - false alarms above the accepted share. */
export function objective(quality: TaggerQuality, acceptedFalseAlarms: number): number {
  return quality.macroF1 + quality.hitAt1 - 2 * Math.max(0, (quality.falseAlarmShare ?? 0) - acceptedFalseAlarms);
}
