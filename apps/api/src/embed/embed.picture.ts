import { point } from '../radars/formats/svg.js';
import type { PlacementView, RadarView } from '../radars/radar.schema.js';
import { escapeText } from '../shared/escape-text.js';
import { placesOf } from './embed.places.js';
import { type EmbedQuery, nameIn } from './embed.words.js';

/** The circle of `point`, with a margin for nothing but its outline: names of segments stand below, as text that phones can read. */
const BOX = '130 130 740 740';

/**
 * The radar alone, without its key: numbers stand for the trends of the list beside it. Marks that would cover each other stand aside. Colours are variables of the page around it, so that it is
 * light or dark with it.
 */
export function embedPicture(
  radar: RadarView,
  placed: readonly PlacementView[],
  language: EmbedQuery['language'],
  label: string,
): string {
  const segment = new Map(radar.segments.map(({ id }, index) => [id, index % 5]));
  const rings = radar.rings.map((ring) => {
    const [, y] = point(0, ring.outer);
    return `<circle cx="500" cy="500" r="${round(500 - y)}" class="ring"/>`;
  });
  // Above the marks, each with a rim of the ground's colour: both can be read.
  const names = radar.rings.map((ring) => {
    const [, y] = point(0, ring.outer);
    return `<text x="506" y="${round(y + 24)}" class="name">${escapeText(nameIn(language, ring.name))}</text>`;
  });
  const spokes = radar.segments.map(({ from }) => {
    const [x, y] = point(from, 1);
    return `<line x1="500" y1="500" x2="${x}" y2="${y}" class="spoke"/>`;
  });
  const places = placesOf(radar, placed);
  const blips = placed.map((placement, index) => {
    const { x, y, r, moved } = places[index]!;
    const [x0, y0] = point(placement.angle, placement.radius);
    const [x1, y1] = point(placement.angle, placement.interval.low);
    const [x2, y2] = point(placement.angle, placement.interval.high);
    const hair = moved ? `<line x1="${x0}" y1="${y0}" x2="${x}" y2="${y}" class="hair"/>` : '';
    return `<g class="s${segment.get(placement.segment) ?? 0}"><title>${escapeText(placement.name)}</title><line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="interval"/>${hair}<circle cx="${x}" cy="${y}" r="${r}" class="blip${placement.origin === 'discovered' ? ' found' : ''}"/><text x="${x}" y="${round(y + 5)}" class="number">${index + 1}</text></g>`;
  });
  return `<svg viewBox="${BOX}" role="img" aria-label="${escapeText(label)}">${[...rings, ...spokes, ...blips, ...names].join('\n')}</svg>`;
}

const round = (n: number): number => Math.round(n * 100) / 100;
