import { TableScroll } from '../table/table-scroll.js';
import { KINDS, type Parameters, type Ring } from '../api/types.js';
import { KIND_NAMES } from '../radar/sentences.js';
import { decimal, percent, range } from '../text/format.js';

/** What each number does, beside the number. */
export function ParameterTables({ parameters: p, rings }: { parameters: Parameters; rings: readonly Ring[] }) {
  const rows: readonly (readonly [string, string, string])[] = [
    ['Least evidence', String(p.minimumEvidence), 'pieces of independent evidence before a trend is placed'],
    ['Span', decimal(p.span), 'how far a kind can move from its anchor over its life cycle'],
    ['Half reliability', String(p.reliabilityHalf), 'pieces of one kind at which it counts half of what it can'],
    ['Hysteresis', decimal(p.hysteresis), 'how far a trend must leave its ring before it changes it'],
    ['Draws', String(p.draws), 'times the evidence is drawn again'],
    ['Interval', percent(p.intervalLevel), 'of the drawn radii lie in the interval that is shown'],
    ['Momentum', `${p.momentumYears} years`, 'over which growth of the share of all evidence is measured'],
  ];
  return (
    <div class="parameter-tables">
      <TableScroll label="Kinds of evidence">
        <table>
          <caption>Kinds of evidence</caption>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">Anchor</th>
              <th scope="col">Weight</th>
              <th scope="col">Years left out as incomplete</th>
            </tr>
          </thead>
          <tbody>
            {KINDS.map((kind) => (
              <tr key={kind}>
                <th scope="row">{KIND_NAMES[kind][1]}</th>
                <td>{decimal(p.anchors[kind] ?? 0)}</td>
                <td>{decimal(p.weights[kind] ?? 0, 1)}</td>
                <td>{p.incompleteYears[kind] ?? 0}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <TableScroll label="Rings">
        <table>
          <caption>Rings</caption>
          <thead>
            <tr>
              <th scope="col">Ring</th>
              <th scope="col">Impact in</th>
              <th scope="col">Radius</th>
            </tr>
          </thead>
          <tbody>
            {rings.map((ring) => (
              <tr key={ring.id}>
                <th scope="row">{ring.name}</th>
                <td>{range(ring.horizon)}</td>
                <td>{`${decimal(ring.inner, 1)}–${decimal(ring.outer, 1)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <TableScroll label="Placement">
        <table>
          <caption>Placement</caption>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col">Value</th>
              <th scope="col">What it does</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, value, meaning]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value}</td>
                <td>{meaning}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </div>
  );
}
