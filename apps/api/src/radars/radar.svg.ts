import type { PlacementView, RadarView } from './radar.schema.js';

const SIZE = 1000;
const RADIUS = 400;
const CENTRE = SIZE / 2;
const TINTS = ['#4477aa', '#66a5ad', '#5b8c5a', '#b8860b', '#aa5577'];

/** A radar as a picture of its own: for documents, feeds and pages without scripts. Geometry is the data; nothing is moved for looks. */
export function radarSvg(radar: RadarView): string {
  const rings = radar.rings.map((ring) => `<circle cx="${CENTRE}" cy="${CENTRE}" r="${round(ring.outer * RADIUS)}" class="ring"/>`).join('');
  const ringNames = radar.rings.map((ring) => `<text x="${CENTRE}" y="${round(CENTRE - ring.outer * RADIUS + 18)}" class="name">${escape(ring.name)}</text>`).join('');
  const spokes = radar.segments
    .map((segment) => {
      const [x, y] = point(segment.from, 1);
      return `<line x1="${CENTRE}" y1="${CENTRE}" x2="${x}" y2="${y}" class="ring"/>`;
    })
    .join('');
  const names = radar.segments
    .map((segment) => {
      const angle = (segment.from + segment.to) / 2;
      const [x, y] = point(angle, 1.08);
      const anchor = angle > 20 && angle < 160 ? 'start' : angle > 200 && angle < 340 ? 'end' : 'middle';
      return `<text x="${x}" y="${y}" class="segment" text-anchor="${anchor}">${escape(segment.name)}</text>`;
    })
    .join('');
  const tint = new Map(radar.segments.map((segment, index) => [segment.id, TINTS[index % TINTS.length]!]));
  const blips = radar.placements.map((placement, index) => blip(placement, index + 1, tint.get(placement.segment) ?? '#888')).join('');
  const caption = radar.edition ? `Edition ${radar.edition.number}, as of ${radar.edition.asOf}${radar.edition.synthetic ? ' - synthetic demo data' : ''}` : 'No edition yet';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE}" role="img" aria-label="${escape(`Trend radar: ${radar.name}. ${caption}`)}">
<style>svg{background:#fff;font-family:system-ui,sans-serif}.ring{fill:none;stroke:#c8ccd0}.name{font-size:15px;fill:#5a6068;text-anchor:middle}.segment{font-size:18px;fill:#22262a}.n{font-size:12px;fill:#fff;text-anchor:middle}.cap{font-size:14px;fill:#5a6068}</style>
<text x="24" y="40" style="font-size:26px;fill:#22262a">${escape(radar.name)}</text><text x="24" y="${SIZE - 20}" class="cap">${escape(caption)}</text>
${rings}${spokes}${ringNames}${names}${blips}
</svg>
`;
}

function blip(placement: PlacementView, number: number, colour: string): string {
  const [x, y] = point(placement.angle, placement.radius);
  const [x1, y1] = point(placement.angle, placement.interval.low);
  const [x2, y2] = point(placement.angle, placement.interval.high);
  const r = round(7 + Math.min(13, Math.sqrt(placement.volume)));
  const sure = placement.ringProbability[placement.ring] ?? 0;
  return `<g><title>${escape(`${placement.name}: ${placement.ring}, ${placement.volume} signals, ${Math.round(sure * 100)} % sure`)}</title>
<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-opacity=".35"/>
<circle cx="${x}" cy="${y}" r="${r}" fill="${colour}" fill-opacity="${round(0.45 + 0.55 * sure)}"${placement.origin === 'discovered' ? ' stroke="#22262a" stroke-dasharray="3 2"' : ''}/><text x="${x}" y="${round(y + 4)}" class="n">${number}</text></g>
`;
}

/** Degrees clockwise from the top and a radius of 0..1, to pixels. */
function point(angle: number, radius: number): [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [round(CENTRE + Math.sin(radians) * radius * RADIUS), round(CENTRE - Math.cos(radians) * radius * RADIUS)];
}

const round = (n: number): number => Math.round(n * 100) / 100;

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
