import { badInput } from '#libs/domain';
import { asList, asObject, Gathering, parseJson, type ReadRadar, text } from './reading.js';

const MOVED = { '-1': 'out', '0': 'none', '1': 'in', '2': 'new' } as const;

/** The file that tools write (`config.json`) holds entries only; the page around it names these rings unless somebody changed them. */
const RINGS = ['ADOPT', 'TRIAL', 'ASSESS', 'HOLD'];
const QUADRANTS = ['Quadrant 1', 'Quadrant 2', 'Quadrant 3', 'Quadrant 4'];

/** The configuration of zalando/tech-radar: quadrants and rings by name, entries by position in them. */
export function readZalando(content: string): ReadRadar {
  const config = asObject(parseJson(content, 'configuration of a Zalando radar'));
  const named = (list: unknown) => asList(list).map((item) => text(asObject(item)['name'], 200) || 'unnamed');
  if (!Array.isArray(config['entries']))
    throw badInput('A Zalando radar needs "entries". See github.com/zalando/tech-radar for an example.', [
      { path: 'content', message: 'has no "entries"' },
    ]);
  const rings = Array.isArray(config['rings']) ? named(config['rings']) : RINGS;
  const quadrants = Array.isArray(config['quadrants']) ? named(config['quadrants']) : QUADRANTS;
  const gathering = new Gathering([...quadrants], [...rings], false);
  if (rings === RINGS || quadrants === QUADRANTS)
    gathering.lose(
      `Names of rings and quadrants: they stand in the page of that radar, not in this file. Read as ${RINGS.join(', ')}.`,
    );
  for (const [index, item] of asList(config['entries']).entries()) {
    const entry = asObject(item);
    if (entry['link']) gathering.lose('Links of entries.');
    if (entry['active'] === false) gathering.lose('Which entries are inactive.');
    const moved = MOVED[String(entry['moved'] ?? 0) as keyof typeof MOVED] ?? 'none';
    gathering.add(index + 1, {
      name: entry['label'],
      ring: typeof entry['ring'] === 'number' ? entry['ring'] : Number.NaN,
      quadrant: entry['quadrant'],
      moved,
    });
  }
  if (config['colors'] || asList(config['rings']).some((ring) => asObject(ring)['color'])) gathering.lose('Colours.');
  return gathering.done(config['title'] ?? config['repo_url'], config['date']);
}
