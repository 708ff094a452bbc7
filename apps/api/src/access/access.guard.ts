import { TrendUniverseError } from '#libs/domain';
import type { Limits } from '#libs/platform';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { addressOf } from '../shared/address.js';
import { type ApiContext, Context } from '../shared/context.js';
import { UseLimits } from '../shared/services.js';
import { uuid } from '../shared/uuid.js';
import type { CallerRequest } from './caller.js';
import { Callers } from './callers.service.js';
import { fromThisMachine } from './origin.js';
import { ROUTES } from './routes.js';
import { enforce, type Rule } from './rules.js';

/** Stands before every route: finds out who asks, and lets in whom the table of routes lets in. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Context() private readonly api: ApiContext,
    private readonly callers: Callers,
    @UseLimits() private readonly limits: Limits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<CallerRequest>();
    const route = routeOf(request);
    const rule = ROUTES[route];
    if (!rule)
      throw new TrendUniverseError(
        'FORBIDDEN',
        `Nobody may use ${route}: it has no line in apps/api/src/access/routes.ts.`,
      );
    const address = addressOf(request);
    // Whoever sends bad tokens is counted by address; whoever is known, by account, wherever they are.
    request.caller = await this.callers.of(request).catch(async (error: unknown) => {
      await this.count(address);
      throw error;
    });
    await this.count(request.caller.accountId ?? address);
    if (
      rule.who === 'role' &&
      request.caller.by === 'nothing' &&
      this.api.config.openEditing &&
      !fromThisMachine(request)
    ) {
      throw new TrendUniverseError(
        'FORBIDDEN',
        'Without signing in, only pages of this machine may do this. Sign in, or set EDITOR_TOKEN and send it as a bearer token.',
      );
    }
    const organisationId = request.params['organisationId'] as string | undefined;
    if (await this.isDemo(rule, organisationId)) return true;
    enforce(rule, request.caller, organisationId);
    return true;
  }

  private async isDemo(rule: Rule, organisationId: string | undefined): Promise<boolean> {
    if (rule.who !== 'organisation' || !rule.demo || !uuid.safeParse(organisationId).success) return false;
    return this.api.store.clusters.profiles.isDemo(organisationId!);
  }

  private async count(key: string): Promise<void> {
    const times = this.api.config.rateLimitPerMinute;
    if (times > 0) await this.limits.count({ name: 'requests', times, seconds: 60 }, key);
  }
}

/** The route as the OpenAPI document writes it: `GET /api/v1/trends/{id}`. */
function routeOf(request: CallerRequest): string {
  const { path } = request.route as { path: string };
  return `${request.method === 'HEAD' ? 'GET' : request.method} ${path.replace(/:(\w+)/g, '{$1}')}`;
}
