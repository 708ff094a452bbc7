import { badInput } from '#libs/domain';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';

const withdrawalBody = z.strictObject({
  ids: z.array(z.string().min(1).max(300)).min(1).max(1_000),
  reason: z
    .string()
    .max(300)
    .default('')
    .transform((reason) => reason.replace(/[\p{C}\s]+/gu, ' ').trim()),
});
const withdrawalView = z.object({ withdrawn: z.number() });

/** Signals that their source took back, when it tells us by other ways than its own feed. */
@ApiTags('signals')
@ApiBearerAuth()
@Controller('signal-withdrawals')
export class WithdrawalsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Withdraw signals: they count no more; who saved one sees that and why' })
  @ApiOkResponse({ standardSchema: withdrawalView })
  async withdraw(@Body({ schema: withdrawalBody }) { ids, reason }: z.infer<typeof withdrawalBody>) {
    if (ids.some((id) => id.includes('\0'))) throw badInput('An id holds no NUL character.');
    const withdrawn = await this.api.store.withdrawals.withdraw(ids, reason);
    if (withdrawn > 0) await this.api.jobs.add('pipeline.update', { reason: 'signals withdrawn' }, { jobId: 'update' });
    return { withdrawn };
  }
}
