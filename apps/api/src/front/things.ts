import { TrendUniverseError } from '#libs/domain';
import type { INestApplication } from '@nestjs/common';
import type { Request } from 'express';
import { Callers } from '../access/callers.service.js';
import type { ApiContext } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';

type Look = (id: string, request: Request) => unknown;

/**
 * For pages that the browser draws alone: whether the thing in their address is there for whoever asks, so that addresses of nothing answer 404.
 * A cluster that is not the reader's does not exist for them; a page that is left out here says itself what is missing.
 */
export function things(app: INestApplication, { store }: ApiContext): (request: Request) => Promise<200 | 404> {
  const callers = app.get(Callers);
  const cluster: Look = async (id, request) => {
    if (!uuid.safeParse(id).success) throw nothing();
    if (await store.clusters.profiles.isDemo(id)) return;
    // A stale cookie may be renewed by the page: only for whom the server knows can it tell.
    const { accountId, memberships } = await callers.of(request);
    if (accountId === null || !memberships.some(({ organisationId }) => organisationId === id)) throw nothing();
  };
  const looks: readonly (readonly [RegExp, Look])[] = [
    [/^\/sources\/(?!(?:add|import)\/?$)([^/]+)\/?$/, (id) => store.sources.get(id)],
    [/^\/calls\/([^/]+)\/?$/, (id) => store.clusters.calls.get(id)],
    [/^\/cluster\/([^/]+)(?:\/.*)?$/, cluster],
    [/^\/radars\/([^/]+)\/weights\/?$/, (id) => knownEcosystem(id)],
  ];
  return async (request) => {
    for (const [pattern, look] of looks) {
      const match = pattern.exec(request.path);
      if (!match) continue;
      try {
        await look(decoded(match[1]!), request);
      } catch (error) {
        if (error instanceof TrendUniverseError && ['NOT_FOUND', 'BAD_INPUT'].includes(error.code)) return 404;
        throw error;
      }
    }
    return 200;
  };
}

const nothing = (): TrendUniverseError => new TrendUniverseError('NOT_FOUND', 'There is nothing at this address.');

/** A name of letters that no alphabet has, or with a NUL, which no id has, is the name of nothing. */
function decoded(text: string): string {
  try {
    const id = decodeURIComponent(text);
    if (!id.includes('\0') && id.length <= 300) return id;
  } catch {
    // Not an encoding of anything.
  }
  throw nothing();
}
