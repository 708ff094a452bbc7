import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ecosystem, ECOSYSTEM_IDS, type EcosystemId, type RadarDefinition, readRadarDefinition, type Trend, TrendUniverseError } from '#libs/domain';
import { z } from 'zod';
import { ecosystemSchema, trendFileSchema } from './catalogue.schema.js';
import { projectRoot } from './project-root.js';

/** What the project knows by itself: the ecosystems, the curated trends, the radar and its method. */
export interface Catalogue {
  readonly ecosystems: readonly Ecosystem[];
  readonly trends: readonly Trend[];
  readonly radar: RadarDefinition;
}

/** Reads and checks `data/`. Throws BAD_INPUT that names file, field and trend of every fault at once. */
export function loadCatalogue(folder: string = join(projectRoot(), 'data')): Catalogue {
  const faults: string[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>): T | null => {
    const parsed = schema.safeParse(parseJson(join(folder, file), faults));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues) faults.push(`${file}: ${issue.path.join('.') || '(file)'} ${issue.message}`);
    return null;
  };

  const radar = readRadar(join(folder, 'radar.json'), faults);
  const ecosystems = ECOSYSTEM_IDS.flatMap((id) => {
    const ecosystem = read(join('ecosystems', `${id}.json`), ecosystemSchema);
    if (ecosystem && ecosystem.id !== id) faults.push(`ecosystems/${id}.json: id is "${ecosystem.id}"`);
    return ecosystem ? [ecosystem as Ecosystem] : [];
  });
  const trends = readdirSync(join(folder, 'trends'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => {
      const content = read(join('trends', file), trendFileSchema);
      if (!content) return [];
      return content.trends.map(({ formerly, ...trend }): Trend => ({ ...trend, ...(formerly ? { formerly } : {}), ecosystem: content.ecosystem as EcosystemId, alsoOn: trend.alsoOn as EcosystemId[], origin: 'curated', status: 'active' }));
    });

  const segments = new Set(radar?.segments.map((segment) => segment.id));
  const ids = new Set<string>();
  for (const trend of trends) {
    if (ids.has(trend.id)) faults.push(`trends/${trend.ecosystem}.json: the id "${trend.id}" is used twice`);
    ids.add(trend.id);
    if (radar && !segments.has(trend.segment)) faults.push(`trends/${trend.ecosystem}.json: ${trend.id} has the unknown segment "${trend.segment}"; use ${[...segments].join(', ')}`);
  }
  for (const trend of trends) {
    for (const other of trend.related) if (!ids.has(other) || other === trend.id) faults.push(`trends/${trend.ecosystem}.json: ${trend.id} is related to "${other}", which does not exist`);
    for (const former of trend.formerly ?? []) if (ids.has(former)) faults.push(`trends/${trend.ecosystem}.json: ${trend.id} was formerly "${former}", which is still a trend; remove the one or the other`);
  }
  if (faults.length > 0 || !radar) {
    throw new TrendUniverseError('BAD_INPUT', `The catalogue in data/ has ${faults.length} fault(s):\n- ${faults.slice(0, 40).join('\n- ')}`);
  }
  return { ecosystems, trends, radar };
}

function readRadar(path: string, faults: string[]): RadarDefinition | null {
  try {
    return readRadarDefinition(parseJson(path, faults));
  } catch (error) {
    faults.push((error as Error).message);
    return null;
  }
}

function parseJson(path: string, faults: string[]): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    faults.push(`${path}: ${(error as Error).message}`);
    return undefined;
  }
}
