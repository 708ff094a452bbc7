import { badInput } from '#libs/domain';
import { createDrain, createMetrics, ErrorFilter, measure, requestLog, shed, traceRequests } from '#libs/platform';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { Request } from 'express';
import { ApiModule } from './api.module.js';
import { serveDocs } from './docs.js';
import { hasFront, serveFront } from './front/serve-front.js';
import { OperationsService } from './operations/operations.service.js';
import { watch } from './operations/watch.js';
import { RadarsService } from './radars/radars.service.js';
import type { ApiContext } from './shared/context.js';
import { keptAnswers } from './shared/kept-answers.js';
import { securityHeaders } from './shared/security-headers.js';

/** An event loop that is later than this has more to do than it can. */
const LATE_MS = 1_000;
/** Longer than this nobody wants to wait before anything happens. */
const PATIENCE_MS = 4_000;
/** Requests in work for each connection to the database: while one asks, another computes. */
const PLACES_A_CONNECTION = 2;

/** The route as it is written in the code; what is answered before any route is reached has a name of its own. */
const routeOf = (request: Request): string => {
  const { path } = (request.route ?? {}) as { path?: string };
  if (path) return path;
  if (!request.path.startsWith('/api/')) return 'front';
  return request.path.startsWith('/api/v1/radars') ? '/api/v1/radars (kept)' : 'none';
};

/** The HTTP door, ready to listen. */
export async function createApi(context: ApiContext): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ApiModule.with(context), {
    logger: ['error', 'warn'],
    bodyParser: false,
  });
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.set('trust proxy', context.config.trustProxy);
  const radars = app.get(RadarsService);
  const metrics = context.metrics ?? createMetrics('api');
  const drain = context.drain ?? createDrain();
  watch(metrics, app.get(OperationsService), context);
  const door = shed(
    {
      most: context.config.maxRequests,
      places: PLACES_A_CONNECTION * context.config.databasePool,
      patienceMs: PATIENCE_MS,
      lateMs: LATE_MS,
    },
    metrics,
  );
  app.use(measure(metrics, routeOf));
  app.use(drain.middleware);
  app.use(door.atTheDoor);
  app.use(traceRequests(routeOf));
  app.use(keptAnswers(() => radars.latest(), context.log.isLevelEnabled('debug')));
  app.use(requestLog(context.log));
  app.use(securityHeaders());
  app.use(compression());
  app.useBodyParser('json', { limit: '1mb' });
  app.use(door.inTurn);
  app.setGlobalPrefix('api/v1');
  app.useGlobalFilters(new ErrorFilter(context.log));
  app.useGlobalPipes(
    new StandardSchemaValidationPipe({
      exceptionFactory: (issues) => {
        const details = issues.map((issue) => ({
          path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
          message: issue.message,
        }));
        return badInput(
          `The request is not valid: ${details
            .map(({ path, message }) => `${path} ${message}`.trim())
            .join('; ')
            .slice(0, 500)}`,
          details,
        );
      },
    }),
  );
  serveDocs(app, context.version);
  if (hasFront(context.webFolder)) await serveFront(app, context, context.webFolder);
  return app;
}
