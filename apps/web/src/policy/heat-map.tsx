import { times } from '../cluster/names.js';
import { TableScroll } from '../table/table-scroll.js';
import type { HeatMapData } from './types.js';

/** Trends down, places across. Colour and sign say the same; a cell that cannot be told from the market stays blank. */
export function HeatMap({ data }: { data: HeatMapData }) {
  const order = data.trends.map((trend, at) => ({ ...trend, at })).filter(({ n }) => n > 0);
  return (
    <section class="cluster-section">
      <h2>Trends by place</h2>
      <p class="measure">
        + more, − less than all places together, for certain (90 % interval); a dot cannot be told apart. The number is
        the evidence.
      </p>
      <TableScroll label="Heat map of trends by place">
        <table class="heat">
          <caption class="hidden-text">Evidence of trends by place</caption>
          <thead>
            <tr>
              <th scope="col">Trend</th>
              {data.places.map(({ place }) => (
                <th key={place} scope="col">
                  {place}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map(({ id, name, at }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={`/trends/${id}`}>{name}</a>
                </th>
                {data.places.map(({ place, cells }) => {
                  const cell = cells[at]!;
                  const level =
                    cell.verdict === 'more'
                      ? cell.low > 2
                        ? 'most'
                        : 'more'
                      : cell.verdict === 'less'
                        ? 'less'
                        : 'same';
                  return (
                    <td
                      key={place}
                      class={level}
                      title={`${name}, ${place}: ${cell.n} signals, ${times(cell.quotient)} (${times(cell.low)} to ${times(cell.high)})`}
                    >
                      <span aria-hidden="true">
                        {level === 'most' ? '++' : level === 'more' ? '+' : level === 'less' ? '−' : '·'}
                      </span>
                      <span class="hidden-text">{cell.verdict}</span> {cell.n}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}
