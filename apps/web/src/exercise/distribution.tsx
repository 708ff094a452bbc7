import { t, tn } from '../i18n/t.js';
import type { Counts, Criterion } from './types.js';
import { rangeOf, valueText } from './words.js';

interface Props {
  readonly criterion: Criterion;
  readonly counts: Counts;
  readonly median: number;
  readonly q1: number;
  readonly q3: number;
  readonly n: number;
  /** The reader's own value, marked. */
  readonly own?: number | null;
}
const [W, H, FOOT] = [320, 72, 18];

/** How a group answered: a bar a value, the middle half as a band, the median as a line, one's own answer as a dot. */
export function Distribution({ criterion, counts, median, q1, q3, n, own = null }: Props) {
  const { min, max } = rangeOf(criterion);
  const bins = binned(counts, min, max);
  const top = Math.max(1, ...bins.map((bin) => bin.n));
  const x = (value: number): number => 8 + ((W - 16) * (value - min + 0.5)) / (max - min + 1);
  const width = Math.max(2, ((W - 16) / bins.length) * 0.72);
  const values = {
    median: valueText(median, criterion),
    from: valueText(q1, criterion),
    to: valueText(q3, criterion),
  };
  const mine = own === null ? '' : t('yours {value}', { value: valueText(own, criterion) });
  const label = `${tn(n, '{n} answer: median {median}, middle half {from} to {to}', '{n} answers: median {median}, middle half {from} to {to}', values)}${mine && `; ${mine}`}`;
  return (
    <figure class="distribution">
      <svg viewBox={`0 0 ${W} ${H + FOOT}`} role="img" aria-label={label}>
        <rect class="half" x={x(q1) - 3} y="0" width={x(q3) - x(q1) + 6} height={H} />
        {bins.map((bin) => (
          <rect
            key={bin.at}
            class="bar"
            x={x(bin.at) - width / 2}
            y={H - (H - 8) * (bin.n / top)}
            width={width}
            height={(H - 8) * (bin.n / top)}
          />
        ))}
        <line class="base" x1="4" x2={W - 4} y1={H} y2={H} />
        <line class="median" x1={x(median)} x2={x(median)} y1="0" y2={H} />
        {own === null ? null : <circle class="own" cx={x(own)} cy={H} r="5" />}
        <text x="4" y={H + 14}>
          {valueText(min, criterion)}
        </text>
        <text x={W - 4} y={H + 14} text-anchor="end">
          {valueText(max, criterion)}
        </text>
      </svg>
      <figcaption class="small">
        {tn(n, '{n} answer', '{n} answers')} · {t('median {median}', values)} ·{' '}
        {t('middle half {from} to {to}', values)}
        {mine ? (
          <>
            {' '}
            · <span class="own-word">{mine}</span>
          </>
        ) : null}
      </figcaption>
    </figure>
  );
}

/** At most 21 bars: percentages and years are gathered. */
function binned(counts: Counts, min: number, max: number): { at: number; n: number }[] {
  const step = Math.max(1, Math.ceil((max - min + 1) / 21));
  const bins = new Map<number, number>();
  for (let at = min; at <= max; at += step) bins.set(at, 0);
  for (const [value, n] of counts) {
    const at = min + Math.floor((value - min) / step) * step;
    bins.set(at, (bins.get(at) ?? 0) + n);
  }
  return [...bins].map(([at, n]) => ({ at: Math.min(max, at + (step - 1) / 2), n }));
}

/** The same in the height of a line, for tables: band, median. */
export function Spread({
  criterion,
  median,
  q1,
  q3,
}: Pick<Props, 'criterion' | 'median'> & Readonly<Record<'q1' | 'q3', number | null>>) {
  const { min, max } = rangeOf(criterion);
  const x = (value: number): number => 4 + (112 * (value - min)) / (max - min);
  return (
    <svg class="spread-line" viewBox="0 0 120 14" width="120" height="14" aria-hidden="true">
      <line class="base" x1="2" x2="118" y1="7" y2="7" />
      {q1 === null || q3 === null ? null : (
        <rect class="half" x={x(q1) - 1} y="3" width={x(q3) - x(q1) + 2} height="8" rx="2" />
      )}
      <circle class="own" cx={x(median)} cy="7" r="4" />
    </svg>
  );
}
