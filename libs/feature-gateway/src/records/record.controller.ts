import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { ReadRecord } from './read-record';
import { RecentRecords } from './recent-records';
import { RecentRecordsQuery, TimelineQuery } from './record-requests';
import { RecordTimeline } from './record-timeline';
import { RecordDetailView, RecordsView } from './record-views';
import { TimelinePage } from './timeline-views';

@ApiTags('records')
@Controller('api/v1/records')
@ForOwners()
export class RecordController {
  constructor(
    private readonly recentRecords: RecentRecords,
    private readonly readRecord: ReadRecord,
    private readonly recordTimeline: RecordTimeline,
  ) {}

  @Get('recent')
  @ApiOperation({ operationId: 'listRecentRecords', summary: 'Records that your mail regarded last, to choose from' })
  @ApiOkResponse({ type: RecordsView })
  list(@Query() { limit }: RecentRecordsQuery, @Viewer() viewer: Principal): Promise<RecordsView> {
    return this.recentRecords.execute(limit, viewer);
  }

  @Get(':table/:id')
  @ApiOperation({ operationId: 'readRecord', summary: 'One record, with its owner and its account' })
  @ApiOkResponse({ type: RecordDetailView })
  read(
    @PathId('table') table: string,
    @PathId('id') id: string,
    @Viewer() viewer: Principal,
  ): Promise<RecordDetailView> {
    return this.readRecord.execute({ table, id }, viewer);
  }

  @Get(':table/:id/activities')
  @ApiOperation({ operationId: 'readTimeline', summary: 'The mail of a record, the newest message first' })
  @ApiOkResponse({ type: TimelinePage })
  timeline(
    @PathId('table') table: string,
    @PathId('id') id: string,
    @Query() query: TimelineQuery,
    @Viewer() viewer: Principal,
  ): Promise<TimelinePage> {
    return this.recordTimeline.execute({ table, id }, query, viewer);
  }
}
