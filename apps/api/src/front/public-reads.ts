import { badInput } from '#libs/domain';
import { statusOf } from '#libs/platform';
import type { INestApplication } from '@nestjs/common';
import type { z } from 'zod';
import { AnalysisService } from '../analysis/analysis.service.js';
import { EcosystemsController } from '../ecosystems/ecosystems.controller.js';
import { EditionsController } from '../editions/editions.controller.js';
import { HealthController } from '../health/health.controller.js';
import { radarQuery } from '../radars/radar.schema.js';
import { RadarsService } from '../radars/radars.service.js';
import { knownEcosystem } from '../shared/parameters.js';
import { facetQuery, signalQuery } from '../signals/signal.schema.js';
import { SignalsService } from '../signals/signals.service.js';
import { TrendsService } from '../trends/trends.service.js';

type Parameters = Readonly<Record<string, string>>;
type Read = (ids: readonly string[], query: Parameters) => unknown;

/**
 * What a page may read while the server draws it: open to all, small in number, and never what belongs to somebody. Everything else a page asks for
 * is left to the browser.
 */
export function publicReads(app: INestApplication): (path: string) => Promise<unknown> {
  const [radars, trends, signals] = [app.get(RadarsService), app.get(TrendsService), app.get(SignalsService)];
  const [analyses, health, editions] = [
    app.get(AnalysisService),
    app.get(HealthController),
    app.get(EditionsController),
  ];
  const ecosystems = app.get(EcosystemsController);
  const reads: readonly (readonly [RegExp, Read])[] = [
    [/^\/status$/, () => health.status()],
    [/^\/ecosystems$/, () => ecosystems.list()],
    [/^\/editions$/, () => editions.list({ limit: 50 })],
    [/^\/radars$/, () => radars.list()],
    [/^\/radars\/([^/]+)$/, ([id], query) => radars.radar(knownEcosystem(id!), valid(radarQuery, query))],
    [
      /^\/radars\/([^/]+)\/trends\/([^/]+)\/explanation$/,
      ([id, trend], query) => radars.explanation(knownEcosystem(id!), trend!, valid(radarQuery, query).edition),
    ],
    [/^\/trends\/([^/]+)$/, async ([id]) => trends.card((await trends.successor(id!)) ?? id!)],
    [/^\/trends\/([^/]+)\/analysis$/, ([id]) => analyses.of(id!)],
    [/^\/signals$/, (_, query) => signals.page(valid(signalQuery, query))],
    [/^\/signals\/facets$/, (_, query) => signals.facets(valid(facetQuery, query))],
    [/^\/signals\/([^/]+)$/, ([id]) => signals.one(id!)],
  ];
  return async (path) => {
    const { pathname, searchParams } = new URL(path, 'http://localhost');
    for (const [pattern, read] of reads) {
      const match = pattern.exec(pathname);
      if (!match) continue;
      const ids = match.slice(1).map(decodeURIComponent);
      try {
        // As a browser would get it: dates as text, nothing shared with what is kept in memory.
        return JSON.parse(JSON.stringify(await read(ids, Object.fromEntries(searchParams)))) as unknown;
      } catch (error) {
        throw Object.assign(error as Error, { status: statusOf(error) });
      }
    }
    return undefined;
  };
}

function valid<T>(schema: z.ZodType<T>, query: Parameters): T {
  const read = schema.safeParse(query);
  if (read.success) return read.data;
  const details = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw badInput(
    `The request is not valid: ${details.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')}`,
    details,
  );
}
