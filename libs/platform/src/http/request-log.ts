import { randomUUID } from 'node:crypto';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../log/log.js';

/** The address without the secrets that feeds and links carry in it. */
export const withoutSecrets = (url: string): string => url.replace(/([?&](?:key|token)=)[^&]*/gi, '$1…');

const ID = /^[\w.-]{1,64}$/;

/** Gives every request an id (the caller's `X-Request-Id` when it is a plain one), answers with it, and logs the outcome. Quiet for health and files. */
export const requestLog = (log: Logger) =>
  pinoHttp({
    logger: log,
    genReqId: (request, response) => {
      const given = request.headers['x-request-id'];
      const id = typeof given === 'string' && ID.test(given) ? given : randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    // Who is sent away for a while is counted (metrics); a line for each would be most of what a busy process does.
    customLogLevel: (_request, { statusCode }, error) =>
      statusCode === 503 ? 'debug' : error || statusCode >= 500 ? 'error' : statusCode >= 400 ? 'info' : 'debug',
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url: withoutSecrets(url) }),
      res: ({ statusCode }) => ({ statusCode }),
    },
    autoLogging: { ignore: (request) => /\/health\/|\/assets\//.test(request.url ?? '') },
  });
