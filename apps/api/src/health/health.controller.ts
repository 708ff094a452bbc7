import { TrendUniverseError } from '#libs/domain';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { RadarsService } from '../radars/radars.service.js';
import { editionView } from '../radars/radar.schema.js';

const live = z.object({ status: z.literal('ok'), version: z.string(), uptimeSeconds: z.number() });
const ready = z.object({ status: z.literal('ok'), databaseMs: z.number() });
const status = z.object({
  universe: z
    .enum(['empty', 'demo', 'live'])
    .describe('demo: synthetic signals only; live: real ones only; the two never share a store'),
  signals: z.number(),
  edition: editionView.nullable(),
  openEditing: z.boolean(),
  version: z.string(),
});

type SignalCount = Awaited<ReturnType<ApiContext['store']['evidence']['signalCount']>>;
/** Above so many signals, to count them takes a while: then the count is kept for as long. */
const MANY = 100_000;
const KEPT_MS = 30_000;

@ApiTags('health')
@Controller()
export class HealthController {
  private counted: { at: number; signals: SignalCount } | null = null;

  constructor(
    @Context() private readonly api: ApiContext,
    private readonly radars: RadarsService,
  ) {}

  @Get('health/live')
  @ApiOperation({ summary: 'The process runs' })
  @ApiOkResponse({ standardSchema: live })
  live() {
    return { status: 'ok', version: this.api.version, uptimeSeconds: Math.round(process.uptime()) };
  }

  @Get('health/ready')
  @ApiOperation({ summary: 'The process can serve: its database answers' })
  @ApiOkResponse({ standardSchema: ready })
  async ready() {
    if (this.api.drain?.isDraining)
      throw new TrendUniverseError('UNAVAILABLE', 'This process is ending. Ask another one.');
    const databaseMs = await this.api.store.ping().catch((error: unknown) => {
      throw new TrendUniverseError(
        'UNAVAILABLE',
        'The database does not answer. Check that Postgres runs and DATABASE_URL names it.',
        [],
        { cause: error },
      );
    });
    return { status: 'ok', databaseMs: Math.round(databaseMs * 100) / 100 };
  }

  @Get('status')
  @ApiOperation({ summary: 'What this installation holds' })
  @ApiOkResponse({ standardSchema: status })
  async status() {
    const [universe, count, edition] = await Promise.all([
      this.api.store.universe.kind(),
      this.count(),
      this.radars.latest(),
    ]);
    return {
      universe,
      signals: count.total,
      edition,
      openEditing: this.api.config.openEditing,
      version: this.api.version,
    };
  }

  private async count(): Promise<SignalCount> {
    const now = Date.now();
    if (this.counted && this.counted.signals.total > MANY && now - this.counted.at < KEPT_MS)
      return this.counted.signals;
    const signals = await this.api.store.evidence.signalCount();
    this.counted = { at: now, signals };
    return signals;
  }
}
