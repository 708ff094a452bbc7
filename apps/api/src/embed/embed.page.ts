import { radarSvg } from '../radars/formats/svg.js';
import type { RadarView } from '../radars/radar.schema.js';

/** A radar as a page for a frame on somebody else's site: the picture, and the same as a table. No scripts, nothing from other hosts. */
export function embedPage(radar: RadarView, home: string): string {
  const ringName = new Map(radar.rings.map((ring) => [ring.id, ring.name]));
  const segmentName = new Map(radar.segments.map((segment) => [segment.id, segment.name]));
  const rows = [...radar.placements]
    .sort((a, b) => a.radius - b.radius)
    .map(
      (p) =>
        `<tr><th scope="row"><a href="${home}/trends/${encodeURIComponent(p.trendId)}" target="_blank" rel="noopener">${escape(p.name)}</a></th><td>${escape(ringName.get(p.ring) ?? p.ring)}</td><td>${escape(segmentName.get(p.segment) ?? p.segment)}</td><td>${Math.round(100 * (p.ringProbability[p.ring] ?? 0))} %</td><td>${p.volume}</td></tr>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Trend radar: ${escape(radar.name)}</title>
<style>body{margin:0;font:15px/1.5 system-ui,sans-serif;color:#22262a;background:#fff}svg{width:100%;height:auto;display:block}details{padding:0 16px 16px}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:4px 8px;border-bottom:1px solid #e2e5e8;font-weight:400}thead th{font-weight:600}footer{padding:8px 16px;font-size:13px;color:#5a6068}a{color:#2b5a8c}</style></head>
<body>${radarSvg(radar)}
<details><summary>The same as a table</summary><table><thead><tr><th scope="col">Trend</th><th scope="col">Ring</th><th scope="col">Segment</th><th scope="col">Sure of the ring</th><th scope="col">Evidence</th></tr></thead><tbody>
${rows}
</tbody></table></details>
<footer>${radar.edition?.synthetic ? '<strong>Synthetic demo data.</strong> ' : ''}<a href="${home}/radars/${radar.ecosystem}" target="_blank" rel="noopener">Trend Universe: ${escape(radar.name)}</a></footer></body></html>
`;
}

/** One line of HTML on a cluster's site, `<script src=".../api/v1/embed.js" data-radar="health" async></script>`, becomes a live radar. */
export const EMBED_SCRIPT = `(function () {
  var script = document.currentScript;
  if (!script || !script.dataset.radar) return;
  var frame = document.createElement('iframe');
  frame.src = new URL('radars/' + encodeURIComponent(script.dataset.radar) + '/embed', script.src).href;
  frame.title = 'Trend radar';
  frame.loading = 'lazy';
  frame.style.cssText = 'width:100%;border:0;aspect-ratio:' + (script.dataset.ratio || '4 / 3');
  script.replaceWith(frame);
})();
`;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
