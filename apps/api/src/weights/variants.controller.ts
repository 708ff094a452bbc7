import { notFound, TrendUniverseError } from '#libs/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Asking, type Caller, type Person } from '../access/caller.js';
import { type ApiContext, Context } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';
import { uuid } from '../shared/uuid.js';
import { variantBody, type VariantBody, variantView } from './weights.schema.js';

const params = z.object({ id: uuid });

/** Weights under a name: for oneself, or shared with everybody by an editor. */
@ApiTags('radars')
@Controller()
export class VariantsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get('radars/:ecosystem/variants')
  @ApiOperation({ summary: 'Saved weights of a radar: your own and the shared ones' })
  @ApiOkResponse({ standardSchema: z.array(variantView) })
  list(@Param('ecosystem') id: string, @Asking() caller: Caller) {
    return this.api.store.weightVariants.list(knownEcosystem(id), caller.accountId);
  }

  @Post('radars/:ecosystem/variants')
  @HttpCode(200)
  @ApiBearerAuth()
  @ApiBody({ standardSchema: variantBody } as never)
  @ApiOperation({ summary: 'Save weights under a name; the same name again replaces them' })
  @ApiOkResponse({ standardSchema: variantView })
  save(@Param('ecosystem') id: string, @Body({ schema: variantBody }) body: VariantBody, @Asking() caller: Person) {
    const ecosystem = knownEcosystem(id);
    if (body.shared && !caller.roles.some((role) => role === 'editor' || role === 'administrator'))
      throw new TrendUniverseError('FORBIDDEN', 'Only editors share weights with everybody. Save them for yourself.', [
        { path: 'shared', message: 'needs an editor' },
      ]);
    return this.api.store.weightVariants.save(caller.accountId, { ecosystem, ...body });
  }

  @Delete('weight-variants/:id')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiOperation({ summary: 'Remove saved weights of your own' })
  async remove(@Param({ schema: params }) { id }: z.infer<typeof params>, @Asking() caller: Person): Promise<void> {
    const removed = await this.api.store.weightVariants.remove(id, caller.accountId);
    if (!removed) throw notFound('variant of yours', id, 'GET /api/v1/radars/:ecosystem/variants lists them.');
  }
}
