import { point, radarSvg } from '../../radars/formats/svg.js';
import type { BenchmarkView } from '../benchmark.schema.js';
import type { RadarView } from '../../radars/radar.schema.js';

/** The radar with the marks of a cluster: a filled ring around its strengths, a dashed one around its gaps. */
export function markedRadar(radar: RadarView, benchmark: BenchmarkView | undefined): string {
  const verdicts = new Map(benchmark?.trends.map(({ trendId, verdict }) => [trendId, verdict]));
  const marks = radar.placements.flatMap((placement) => {
    const verdict = verdicts.get(placement.trendId);
    if (verdict !== 'strength' && verdict !== 'gap') return [];
    const [x, y] = point(placement.angle, placement.radius);
    const look =
      verdict === 'strength'
        ? 'stroke="#0b7a64" stroke-width="4"'
        : 'stroke="#bb3a10" stroke-width="4" stroke-dasharray="6 4"';
    return [`<circle cx="${x}" cy="${y}" r="26" fill="none" ${look}/>`];
  });
  const key = `<g font-size="14"><circle cx="48" cy="84" r="9" fill="none" stroke="#0b7a64" stroke-width="3"/><text x="66" y="89" fill="#22262a">strength of the cluster</text><circle cx="48" cy="112" r="9" fill="none" stroke="#bb3a10" stroke-width="3" stroke-dasharray="5 3"/><text x="66" y="117" fill="#22262a">gap of the cluster</text></g>`;
  return radarSvg(radar).replace('</svg>', `${marks.join('')}${key}</svg>`);
}
