import { times } from '../cluster/names.js';
import { country } from '../text/format.js';
import { TableScroll } from '../table/table-scroll.js';
import type { HeatMapData } from './types.js';

/** Trends down, places across. Colour and sign say the same; a cell that cannot be told from the market stays blank. */
export function HeatMap({ data }: { data: HeatMapData }) {
  const order = data.trends.map((trend, at) => ({ ...trend, at })).filter(({ n }) => n > 0);
  return (
    <section class="cluster-section">
      <h2>Trends by place</h2>
      <p class="measure">
        + more, ++ at least twice as much, − less than all places together, each for certain (90 % interval). What has
        no sign cannot be told apart. The number is the evidence.
      </p>
      <TableScroll label="Heat map of trends by place">
        <table class="heat">
          <caption class="hidden-text">Evidence of trends by place</caption>
          <thead>
            <tr>
              <th scope="col">Trend</th>
              {data.places.map(({ place }) => (
                <th key={place} scope="col">
                  <abbr title={country(place.slice(0, 2))}>{place}</abbr>
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
                        {level === 'most'
                          ? '++'
                          : level === 'more'
                            ? '+'
                            : level === 'less'
                              ? '−'
                              : cell.n > 0
                                ? ''
                                : '·'}
                      </span>
                      <span class="hidden-text">{cell.verdict}, </span>{' '}
                      {cell.n > 0 ? cell.n : <span class="hidden-text">0</span>}
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
