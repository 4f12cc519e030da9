import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OrganizationCompletenessView } from './completeness-views';
import { SumCompleteness } from './sum-completeness';

@ApiTags('mailboxes')
@Controller('api/v1/completeness')
export class OrganizationCompletenessController {
  constructor(private readonly sumCompleteness: SumCompleteness) {}

  @Get()
  @ApiOperation({ operationId: 'sumCompleteness', summary: 'Exchange against the store, for all mailboxes together' })
  @ApiOkResponse({ type: OrganizationCompletenessView })
  read(): Promise<OrganizationCompletenessView> {
    return this.sumCompleteness.execute();
  }
}
