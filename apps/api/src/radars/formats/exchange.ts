import { strToU8, zipSync } from 'fflate';
import { csvTable } from '../../shared/csv.js';
import type { PlacementView, RadarView } from '../radar.schema.js';

/**
 * Radars in the formats of the open-source tools, and what is lost on the way: they know four quadrants and four rings, no radius, no interval,
 * no evidence. Formats as documented by zalando/tech-radar, thoughtworks/build-your-own-radar and AOEpeople/aoe_technology_radar.
 */
export interface Exchange {
  readonly body: string | Buffer;
  readonly type: string;
  readonly lost: readonly string[];
}

const ALWAYS_LOST = ['radius inside the ring', 'interval and ring probability', 'evidence by kind', 'momentum'];
const QUADRANTS = 4;

/** More segments than quadrants: the last ones share the last quadrant. */
const quadrantOf = (radar: RadarView, placement: PlacementView): number =>
  Math.min(
    QUADRANTS - 1,
    Math.max(
      0,
      radar.segments.findIndex((segment) => segment.id === placement.segment),
    ),
  );
const quadrantName = (radar: RadarView, quadrant: number): string =>
  (quadrant < QUADRANTS - 1 ? radar.segments.slice(quadrant, quadrant + 1) : radar.segments.slice(quadrant))
    .map((segment) => segment.name)
    .join(' / ');
const lostOf = (radar: RadarView): string[] =>
  radar.segments.length > QUADRANTS
    ? [
        `segments ${radar.segments
          .slice(QUADRANTS - 1)
          .map((segment) => segment.name)
          .join(' and ')} share a quadrant`,
        ...ALWAYS_LOST,
      ]
    : ALWAYS_LOST;

/** Zalando: quadrant 0..3 clockwise from the bottom right, ring 0..3 from the inside, moved -1 out, 0, 1 in, 2 new. */
export function toZalando(radar: RadarView): Exchange {
  const moved = { out: -1, none: 0, in: 1, new: 2 };
  const config = {
    title: radar.name,
    date: radar.edition?.asOf ?? null,
    quadrants: Array.from({ length: QUADRANTS }, (_, index) => ({ name: quadrantName(radar, index) })),
    rings: radar.rings.map((ring) => ({ name: ring.name.toUpperCase() })),
    entries: radar.placements.map((placement) => ({
      label: placement.name,
      quadrant: quadrantOf(radar, placement),
      ring: radar.rings.findIndex((ring) => ring.id === placement.ring),
      moved: moved[placement.movement],
      active: true,
    })),
  };
  return { body: JSON.stringify(config, null, 2), type: 'application/json', lost: lostOf(radar) };
}

/** Thoughtworks, build your own radar: name, ring, quadrant, isNew, status, description. */
export function toByor(radar: RadarView): Exchange {
  const status = { new: 'New', in: 'Moved In', out: 'Moved Out', none: 'No Change' };
  const rows = radar.placements.map((placement) => [
    placement.name,
    radar.rings.find((ring) => ring.id === placement.ring)?.name ?? placement.ring,
    quadrantName(radar, quadrantOf(radar, placement)),
    placement.movement === 'new' ? 'TRUE' : 'FALSE',
    status[placement.movement],
    `${placement.volume} pieces of independent evidence; radius ${placement.radius.toFixed(2)} (${placement.interval.low.toFixed(2)} to ${placement.interval.high.toFixed(2)}).`,
  ]);
  return {
    body: csvTable(['name', 'ring', 'quadrant', 'isNew', 'status', 'description'], rows),
    type: 'text/csv',
    lost: lostOf(radar),
  };
}

/** AOE: a zip of one Markdown file with front matter for each trend, in the folders that its generator reads. */
export function toAoe(radar: RadarView): Exchange {
  const folder = radar.edition?.asOf ?? '1970-01-01';
  const quadrants = radar.segments.map(({ id, name }) => ({ id, title: name, description: '' }));
  const rings = radar.rings.map(({ id, name, horizon }) => ({ id, title: name, description: `Impact in ${horizon}` }));
  const files = radar.placements.map((placement) => [
    `radar/${folder}/${placement.trendId}.md`,
    [
      '---',
      `title: ${JSON.stringify(placement.name)}`,
      `ring: ${placement.ring}`,
      `quadrant: ${placement.segment}`,
      `tags: [${placement.origin}]`,
      '---',
      '',
      `${placement.volume} pieces of independent evidence; radius ${placement.radius.toFixed(2)} (${placement.interval.low.toFixed(2)} to ${placement.interval.high.toFixed(2)}).`,
      '',
    ].join('\n'),
  ]);
  const config = ['config.json', `${JSON.stringify({ labels: { title: radar.name }, quadrants, rings }, null, 2)}\n`];
  const packed = zipSync(
    Object.fromEntries([...files, config].map(([path, content]) => [path!, strToU8(content!)])),
    // A fixed day: the same edition gives the same bytes.
    {
      mtime:
        new Date(`${folder}T00:00:00Z`).getTime() < Date.UTC(1981, 0)
          ? new Date('1981-01-02')
          : new Date(`${folder}T12:00:00Z`),
    },
  );
  return {
    body: Buffer.from(packed),
    type: 'application/zip',
    lost: [...ALWAYS_LOST, 'movement since the last edition'],
  };
}
