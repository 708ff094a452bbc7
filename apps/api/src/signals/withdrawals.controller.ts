import { badInput } from '#libs/domain';
import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { actorOf, Asking, type Caller } from '../access/caller.js';
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

/** Signals that editors took out, for whatever their sources still deliver. */
@ApiTags('signals')
@ApiBearerAuth()
@Controller('signal-withdrawals')
export class WithdrawalsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Withdraw signals: they count no more, and stay out whatever their sources deliver; who saved one sees that and why',
  })
  @ApiOkResponse({ standardSchema: withdrawalView })
  async withdraw(
    @Body({ schema: withdrawalBody }) { ids, reason }: z.infer<typeof withdrawalBody>,
    @Asking() caller: Caller,
  ) {
    if (ids.some((id) => id.includes('\0'))) throw badInput('An id holds no NUL character.');
    const withdrawn = await this.api.store.withdrawals.withdraw([...new Set(ids)], reason, actorOf(caller));
    if (withdrawn > 0) await this.api.jobs.add('pipeline.update', { reason: 'signals withdrawn' }, { jobId: 'update' });
    return { withdrawn };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Lift the withdrawal of a signal by an editor: the next delivery brings it in again' })
  @ApiNoContentResponse()
  async lift(@Param('id') id: string, @Asking() caller: Caller): Promise<void> {
    if (id.includes('\0')) throw badInput('An id holds no NUL character.');
    await this.api.store.withdrawals.lift(id, actorOf(caller));
  }
}
