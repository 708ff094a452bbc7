import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type ApiContext, Context } from '../shared/context.js';
import { knownEcosystem } from '../shared/parameters.js';

const nace = z.object({ code: z.string(), title: z.string(), weight: z.number().nullable().optional() });
const ecosystemView = z.object({
  id: z.string(),
  number: z.number(),
  name: z.string(),
  aliases: z.array(z.string()),
  labels: z.record(z.string(), z.string()).describe('Name by ISO 639-1 language'),
  scope: z.string(),
  codes: z.object({
    prefixes: z.array(z.string()),
    except: z.array(z.string()),
    provenance: z.string(),
    provisional: z.boolean(),
  }),
  nace: z.object({
    revision: z.string(),
    core: z.array(nace),
    shared: z.array(nace),
    provenance: z.string(),
    provisional: z.boolean(),
  }),
});

@ApiTags('ecosystems')
@Controller('ecosystems')
export class EcosystemsController {
  constructor(@Context() private readonly api: ApiContext) {}

  @Get()
  @ApiOperation({ summary: 'The 14 EU industrial ecosystems' })
  @ApiOkResponse({ standardSchema: z.array(ecosystemView) })
  list() {
    return this.api.catalogue.ecosystems.map(({ phrases: _phrases, ...ecosystem }) => ecosystem);
  }

  @Get(':ecosystem')
  @ApiOperation({ summary: 'One ecosystem with its weighted phrases' })
  @ApiOkResponse({ standardSchema: ecosystemView })
  one(@Param('ecosystem') id: string) {
    knownEcosystem(id);
    return this.api.catalogue.ecosystems.find((ecosystem) => ecosystem.id === id);
  }
}
