import type { PlacementView, RadarView } from '../radar.schema.js';
import { sureness } from './sureness.js';
import { escapeText } from '../../shared/escape-text.js';

const SIZE = 1000;
const RADIUS = 360;
const CENTRE = SIZE / 2;
const KEY_WIDTH = 480;
/** Pixels; the width of a letter is that of the average one. */
const RING_NAME = { letter: 7.6, height: 18 };
const TINTS = ['#3b6ea5', '#2f8f8b', '#5b7f3a', '#a8700c', '#9a4470'];

/**
 * A radar as a picture of its own, with its key: for documents, feeds and pages without scripts. Geometry is the data; nothing is moved for looks.
 */
export function radarSvg(radar: RadarView): string {
  const placed = [...radar.placements].sort((a, b) => a.radius - b.radius || (a.trendId < b.trendId ? -1 : 1));
  const tint = new Map(radar.segments.map((segment, index) => [segment.id, TINTS[index % TINTS.length]!]));
  const tintOf = (placement: PlacementView) => tint.get(placement.segment) ?? '#666';
  const caption = radar.edition
    ? `Edition ${radar.edition.number}, as of ${radar.edition.asOf}${radar.edition.synthetic ? ' · synthetic demo data' : ''}`
    : 'No edition yet';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE + KEY_WIDTH} ${SIZE}" role="img" aria-label="${escapeText(`Trend radar: ${radar.name}. ${caption}`)}" font-family="DejaVu Sans, system-ui, sans-serif">
<rect width="${SIZE + KEY_WIDTH}" height="${SIZE}" fill="#ffffff"/>
<text x="32" y="46" font-size="26" font-weight="bold" fill="#22262a">${escapeText(radar.name)}</text>
<text x="32" y="${SIZE - 24}" font-size="14" fill="#5a6068">${escapeText(caption)}</text>
${grid(radar)}
${placed.map((placement, index) => blip(placement, index + 1, tintOf(placement))).join('\n')}
${ringNames(radar)}
${key(radar, placed, tintOf)}
</svg>
`;
}

function grid(radar: RadarView): string {
  const rings = radar.rings.map(
    (ring) => `<circle cx="${CENTRE}" cy="${CENTRE}" r="${round(ring.outer * RADIUS)}" fill="none" stroke="#c8ccd0"/>`,
  );
  const spokes = radar.segments.map((segment) => {
    const [x, y] = point(segment.from, 1);
    return `<line x1="${CENTRE}" y1="${CENTRE}" x2="${x}" y2="${y}" stroke="#e2e5e8"/>`;
  });
  const names = radar.segments.map((segment, index) => {
    const angle = (segment.from + segment.to) / 2;
    const [x, y] = point(angle, 1.07);
    const anchor = angle < 20 || angle > 340 || (angle > 160 && angle < 200) ? 'middle' : angle < 180 ? 'start' : 'end';
    const lines = halves(segment.name).map(
      (line, row) => `<tspan x="${x}" dy="${row * 17}">${escapeText(line)}</tspan>`,
    );
    return `<text y="${y}" font-size="14" font-weight="bold" fill="${TINTS[index % TINTS.length]}" text-anchor="${anchor}">${lines.join('')}</text>`;
  });
  return [...rings, ...spokes, ...names].join('\n');
}

/** Just inside their rings, on the spoke where they cover the least of the marks, and above these, so that both can be read. */
function ringNames(radar: RadarView): string {
  const boxesOn = (angle: number) =>
    radar.rings.map(({ name, outer }) => {
      const [x, y] = point(angle, outer - RING_NAME.height / 2 / RADIUS);
      const [width, height] = [name.length * RING_NAME.letter + 8, RING_NAME.height];
      return { name, x, y, left: round(x - width / 2), top: round(y - height / 2), width: round(width), height };
    });
  const marks = radar.placements.map(({ angle, radius, volume }) => ({
    at: point(angle, radius),
    r: blipRadius(volume),
  }));
  const covered = (boxes: ReturnType<typeof boxesOn>) =>
    boxes.reduce(
      (sum, { left, top, width, height }) =>
        sum +
        marks.filter(
          ({ at: [x, y], r }) => Math.hypot(x - clamp(x, left, left + width), y - clamp(y, top, top + height)) < r,
        ).length,
      0,
    );
  const spokes = radar.segments.length > 0 ? radar.segments.map(({ from }) => from) : [0];
  const best = spokes.map(boxesOn).sort((a, b) => covered(a) - covered(b))[0]!;
  return best
    .map(
      ({ name, x, y, left, top, width, height }) =>
        `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="3" fill="#ffffff" fill-opacity="0.85"/><text x="${x}" y="${round(y + 4.5)}" font-size="13" fill="#5a6068" text-anchor="middle">${escapeText(name)}</text>`,
    )
    .join('\n');
}

function blip(placement: PlacementView, number: number, colour: string): string {
  const [x, y] = point(placement.angle, placement.radius);
  const [x1, y1] = point(placement.angle, placement.interval.low);
  const [x2, y2] = point(placement.angle, placement.interval.high);
  const dashed = placement.origin === 'discovered' ? ' stroke="#22262a" stroke-dasharray="3 2"' : '';
  return `<g><title>${escapeText(`${placement.name}: ${placement.ring}, ${placement.volume} signals, ${sureness(placement, placement.ring)} sure`)}</title><line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${colour}" stroke-opacity="0.35" stroke-width="1.5"/><circle cx="${x}" cy="${y}" r="${blipRadius(placement.volume)}" fill="${colour}"${dashed}/><text x="${x}" y="${round(y + 4)}" font-size="11" fill="#ffffff" text-anchor="middle">${number}</text></g>`;
}

/** Number, name and ring of every trend, in as many columns as the height asks for. */
function key(radar: RadarView, placed: readonly PlacementView[], tintOf: (placement: PlacementView) => string): string {
  const step = placed.length > 34 ? Math.max(13, (SIZE - 110) / (placed.length + radar.rings.length)) : 26;
  const size = Math.min(14, step * 0.62);
  let y = 70;
  const lines: string[] = [];
  let number = 0;
  for (const ring of radar.rings) {
    const mine = placed.filter((placement) => placement.ring === ring.id);
    if (mine.length === 0) continue;
    lines.push(
      `<text x="${SIZE + 8}" y="${round(y)}" font-size="${round(size)}" font-weight="bold" fill="#22262a">${escapeText(`${ring.name} · ${ring.horizon}`)}</text>`,
    );
    y += step;
    for (const placement of mine) {
      number = placed.indexOf(placement) + 1;
      lines.push(
        `<text x="${SIZE + 30}" y="${round(y)}" font-size="${round(size)}" fill="${tintOf(placement)}" text-anchor="end">${number}</text><text x="${SIZE + 38}" y="${round(y)}" font-size="${round(size)}" fill="#22262a">${escapeText(placement.name)}</text>`,
      );
      y += step;
    }
  }
  return lines.join('\n');
}

const clamp = (n: number, low: number, high: number): number => Math.min(high, Math.max(low, n));
const blipRadius = (volume: number): number => round(8 + Math.min(12, Math.sqrt(volume)));

/** Degrees clockwise from the top and a radius of 0..1, to pixels. */
export function point(angle: number, radius: number): [number, number] {
  const radians = (angle * Math.PI) / 180;
  return [round(CENTRE + Math.sin(radians) * radius * RADIUS), round(CENTRE - Math.cos(radians) * radius * RADIUS)];
}

const round = (n: number): number => Math.round(n * 100) / 100;

/** A name in two lines of about equal length, so that it fits beside the rim. */
function halves(name: string): string[] {
  const words = name.split(' ');
  const cuts = words
    .slice(1)
    .map((_, index) => [words.slice(0, index + 1).join(' '), words.slice(index + 1).join(' ')]);
  return cuts.sort((a, b) => Math.max(a[0]!.length, a[1]!.length) - Math.max(b[0]!.length, b[1]!.length))[0] ?? [name];
}
