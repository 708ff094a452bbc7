import { t, word } from '../i18n/t.js';
import { KINDS, type Placement, type Radar } from '../api/types.js';
import { count, decimal, rate, signedRate } from '../text/format.js';
import { isSure, numbers } from './order.js';
import { certaintySaid, kindCount, MOVEMENT_NAMES, ringName } from './sentences.js';
import { type Column, type Sorting, sortRows } from './table-sort.js';
import { tintOf } from './tint.js';

interface Props {
  readonly radar: Radar;
  readonly chosen: ReadonlySet<string>;
  readonly sorting: Sorting;
  readonly onSort: (sorting: Sorting) => void;
  readonly onOpen: (id: string) => void;
}

const HEADS: readonly (readonly [Column, string])[] = [
  ['number', word('No.')],
  ['name', word('Trend')],
  ['segment', word('Segment')],
  ['ring', word('Ring')],
  ['sure', word('Sure')],
  ['radius', word('Radius, 5–95 %')],
  ['movement', word('Movement')],
  ['momentum', word('Growth a year')],
  ['volume', word('Evidence')],
];

/** The table twin: the same trends, filters and words as the picture, in rows that sort. */
export function RadarTable({ radar, chosen, sorting, onSort, onOpen }: Props) {
  const byNumber = numbers(radar.placements);
  const rows = sortRows(
    radar.placements.filter(({ trendId }) => chosen.has(trendId)),
    sorting,
    { numbers: byNumber, segments: radar.segments, rings: radar.rings },
  );
  const head = ([column, name]: readonly [Column, string]) => {
    const on = sorting.column === column;
    return (
      <th
        key={column}
        scope="col"
        class={column}
        aria-sort={on ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
      >
        <button
          type="button"
          onClick={() =>
            onSort({
              column,
              descending: on ? !sorting.descending : column === 'volume' || column === 'sure' || column === 'momentum',
            })
          }
        >
          {t(name)}
          <span aria-hidden="true">{on ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span>
        </button>
      </th>
    );
  };
  return (
    <div
      class="table-scroll"
      tabIndex={0}
      role="region"
      aria-label={t('Trends of {name} as a table', { name: t(radar.name) })}
    >
      <table class="radar-table">
        <caption class="hidden-text">{t('Trends on the radar of {name}', { name: t(radar.name) })}</caption>
        <thead>
          <tr>{HEADS.map(head)}</tr>
        </thead>
        <tbody>
          {rows.map((placement) => (
            <Row
              key={placement.trendId}
              placement={placement}
              number={byNumber.get(placement.trendId) ?? 0}
              radar={radar}
              onOpen={onOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  placement,
  number,
  radar,
  onOpen,
}: {
  placement: Placement;
  number: number;
  radar: Radar;
  onOpen: (id: string) => void;
}) {
  const { interval } = placement;
  const kinds = KINDS.filter((kind) => (placement.evidence[kind] ?? 0) > 0).map((kind) =>
    kindCount(kind, placement.evidence[kind] ?? 0),
  );
  return (
    <tr>
      <td class="number">{number}</td>
      <th scope="row">
        <button type="button" class="as-link" onClick={() => onOpen(placement.trendId)}>
          {placement.name}
        </button>
        {placement.origin === 'discovered' ? <span class="small"> {t('discovered')}</span> : null}
      </th>
      <td>
        <i class="swatch" style={tintOf(radar.segments, placement.segment)} />{' '}
        {t(radar.segments.find(({ id }) => id === placement.segment)?.name ?? placement.segment)}
      </td>
      <td>{t(ringName(radar.rings, placement.ring))}</td>
      <td class="figure">{certaintySaid(placement)}</td>
      <td class="figure">
        {decimal(placement.radius)} <span class="small">{`${decimal(interval.low)}–${decimal(interval.high)}`}</span>
      </td>
      <td>{t(MOVEMENT_NAMES[placement.movement])}</td>
      <td class="figure">
        <Growth placement={placement} />
      </td>
      <td class="figure" title={kinds.join(', ')}>
        {count(placement.volume)}
      </td>
    </tr>
  );
}

/** A rate only where it is surely one; its interval else stays behind the words. */
function Growth({ placement }: { placement: Placement }) {
  const { growth, low, high } = placement.momentum;
  if (growth === null || low === null || high === null) return <span class="small">{t('too little to tell')}</span>;
  const interval = t('{share}, between {low} and {high}', {
    share: rate(growth),
    low: rate(low),
    high: rate(high),
  });
  return isSure(placement) ? (
    <span title={interval}>{signedRate(growth)}</span>
  ) : (
    <span class="small" title={interval}>
      {t('not sure')}
    </span>
  );
}
