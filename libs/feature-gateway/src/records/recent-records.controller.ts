import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { RecentRecords } from './recent-records';
import { RecentRecordsQuery } from './record-requests';
import { RecordsView } from './record-views';

@ApiTags('records')
@Controller('api/v1/records')
@ForOwners()
export class RecentRecordsController {
  constructor(private readonly recentRecords: RecentRecords) {}

  @Get('recent')
  @ApiOperation({ operationId: 'listRecentRecords', summary: 'Records that your mail regarded last, to choose from' })
  @ApiOkResponse({ type: RecordsView })
  list(@Query() { limit }: RecentRecordsQuery, @Viewer() viewer: Principal): Promise<RecordsView> {
    return this.recentRecords.execute(limit, viewer);
  }
}
