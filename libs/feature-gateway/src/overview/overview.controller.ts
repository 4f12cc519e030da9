import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { OverviewView } from './overview-views';
import { ReadOverview } from './read-overview';

@ApiTags('overview')
@Controller('api/v1/overview')
export class OverviewController {
  constructor(private readonly readOverview: ReadOverview) {}

  @Get()
  @ApiOperation({ operationId: 'readOverview', summary: 'How the whole installation is, completeness first' })
  @ApiOkResponse({ type: OverviewView })
  read(): Promise<OverviewView> {
    return this.readOverview.execute();
  }
}
