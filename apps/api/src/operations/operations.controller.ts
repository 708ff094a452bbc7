import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { operationsView } from './operations.schema.js';
import { OperationsService } from './operations.service.js';

@ApiTags('operations')
@Controller('operations')
export class OperationsController {
  constructor(private readonly operations: OperationsService) {}

  @Get()
  @ApiOperation({ summary: 'Queues, sources, editions and storage at a glance' })
  @ApiOkResponse({ standardSchema: operationsView })
  look() {
    return this.operations.look();
  }
}
