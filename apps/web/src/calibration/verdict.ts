import { t } from '../i18n/t.js';
import { count, decimal, percent, sureness } from '../text/format.js';
import type { Calibration, Proportion } from './types.js';

export interface Verdict {
  readonly name: string;
  readonly value: string;
  readonly note: string;
  /** `good`: does what it says; `bad`: does not; null: cannot be told. */
  readonly kind: 'good' | 'bad' | null;
}

const between = ({ low, high, n }: Proportion): string =>
  sureness(low) === sureness(high)
    ? t('{share}, of {n}', { share: sureness(low), n: count(n) })
    : t('between {low} and {high}, of {n}', { low: sureness(low), high: sureness(high), n: count(n) });
const shown = ({ share }: Proportion): string => (share === null ? '–' : sureness(share));

/** What the numbers mean, said the way they fall. Thin evidence gives no verdict. */
export function verdicts(calibration: Calibration, level: number): Verdict[] {
  const { ringHit, coverage, growthSign, brier, skill } = calibration;
  return [
    {
      name: t('Same ring later'),
      value: shown(ringHit),
      note: between(ringHit),
      kind: skill === null ? null : skill > 0 ? 'good' : 'bad',
    },
    {
      name: t('Inside the interval'),
      value: shown(coverage),
      note: coverageNote(coverage, level),
      kind: coverageKind(coverage, level),
    },
    {
      name: t('Growth kept its sign'),
      value: shown(growthSign),
      note: growthNote(growthSign),
      kind: growthKind(growthSign),
    },
    {
      name: t('Brier score'),
      value: brier === null ? '–' : decimal(brier),
      note:
        skill === null
          ? t('0 is perfect, 2 the worst')
          : t('{skill} better than always saying the usual shares of the rings; 0 is perfect, 2 the worst', {
              skill: percent(skill),
            }),
      kind: skill === null ? null : skill > 0 ? 'good' : 'bad',
    },
  ];
}

function coverageKind({ n, low, high }: Proportion, level: number): Verdict['kind'] {
  if (n === 0) return null;
  return high < level || low > level + 0.05 ? 'bad' : 'good';
}

function coverageNote(coverage: Proportion, level: number): string {
  const said = t('{level} were said; {between}', { level: percent(level), between: between(coverage) });
  if (coverage.n === 0) return said;
  if (coverage.low > level + 0.05) return `${said}: ${t('the intervals are wider than so short a time needs')}`;
  return coverage.high < level ? `${said}: ${t('the intervals are too narrow')}` : said;
}

/** An interval that begins nearer to a half than this is no praise. */
const WELL_ABOVE_COIN = 0.55;

const growthKind = ({ n, low, high }: Proportion): Verdict['kind'] =>
  n === 0 ? null : low > WELL_ABOVE_COIN ? 'good' : high < 0.5 ? 'bad' : null;

function growthNote(growth: Proportion): string {
  if (growth.n === 0) return t('no growth was said to be certain');
  if (growth.low > WELL_ABOVE_COIN) return between(growth);
  if (growth.low > 0.5) return `${between(growth)}: ${t('hardly better than a coin')}`;
  return `${between(growth)}: ${t('no better than a coin, so read growth as what was, not as what comes')}`;
}

type Bin = Calibration['reliability'][number];

/** One sentence where the chances that were said lie surely too near a half, or too far from it; empty where they keep their word. */
export function timidity(bins: readonly Bin[]): string {
  const most = (which: (bin: Bin) => boolean): Bin | undefined =>
    bins.filter((bin) => bin.came.share !== null && which(bin)).sort((a, b) => b.came.n - a.came.n)[0];
  const above = ({ to, came }: Bin): boolean => came.low > to;
  const below = ({ from, came }: Bin): boolean => came.high < from;
  const timid = most((bin) => (bin.from >= 0.5 ? above(bin) : bin.to <= 0.5 && below(bin)));
  const bold = most((bin) => (bin.from >= 0.5 ? below(bin) : bin.to <= 0.5 && above(bin)));
  const gaps = ({ from, to, came }: Bin) => ({
    from: percent(from),
    to: percent(to),
    came: sureness(came.share ?? 0),
  });
  return [
    timid && t('Said chances are too timid: where {from} to {to} was said, it came in {came}.', gaps(timid)),
    bold && t('Said chances are too sure: where {from} to {to} was said, it came in {came}.', gaps(bold)),
  ]
    .filter(Boolean)
    .join(' ');
}
