import { badInput } from '#libs/domain';
import { asList, asObject, Gathering, parseJson, type ReadRadar, text } from './reading.js';

const MOVED = { '-1': 'out', '0': 'none', '1': 'in', '2': 'new' } as const;

/** The configuration of zalando/tech-radar: quadrants and rings by name, entries by position in them. */
export function readZalando(content: string): ReadRadar {
  const config = asObject(parseJson(content, 'configuration of a Zalando radar'));
  const named = (list: unknown) => asList(list).map((item) => text(asObject(item)['name'], 200) || 'unnamed');
  const [quadrants, rings] = [named(config['quadrants']), named(config['rings'])];
  if (rings.length === 0 || !Array.isArray(config['entries']))
    throw badInput('A Zalando radar needs "rings" and "entries". See github.com/zalando/tech-radar for an example.', [
      { path: 'content', message: 'has no "rings" or no "entries"' },
    ]);
  const gathering = new Gathering(quadrants, rings, false);
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
