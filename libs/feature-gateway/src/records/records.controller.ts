import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import { ApiBody, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ListBody } from '../http/json-body';
import { PathId } from '../http/path-id';
import { ListRecords, RecordQuery } from './list-records';
import { PutRecordRequest } from './put-records-request';
import { PutRecords } from './put-records';
import { ReadRecord } from './read-record';
import { TimelineQuery } from './record-requests';
import { RecordTimeline } from './record-timeline';
import { PutRecordsView, RecordDetailView, RecordPage } from './record-views';
import { RemoveRecord } from './remove-record';
import { TimelinePage } from './timeline-views';

const maxBodyBytes = 16_777_216;

@ApiTags('records')
@Controller('api/v1/records')
export class RecordsController {
  constructor(
    private readonly putRecords: PutRecords,
    private readonly listRecords: ListRecords,
    private readonly removeRecord: RemoveRecord,
    private readonly readRecord: ReadRecord,
    private readonly recordTimeline: RecordTimeline,
  ) {}

  @Put()
  @ListBody(maxBodyBytes)
  @ApiOperation({ operationId: 'putRecords', summary: 'Deliver up to 10,000 records of the CRM' })
  @ApiBody({ type: [PutRecordRequest] })
  @ApiOkResponse({ type: PutRecordsView })
  put(@Body() entries: unknown[] = []): Promise<PutRecordsView> {
    return this.putRecords.execute(entries);
  }

  @Get()
  @ForOwners()
  @ApiOperation({ operationId: 'listRecords', summary: 'Records by table, address or word of the name' })
  @ApiOkResponse({ type: RecordPage })
  list(@Query() query: RecordQuery, @Viewer() viewer: Principal): Promise<RecordPage> {
    return this.listRecords.execute(query, viewer);
  }

  @Get(':table/:id')
  @ForOwners()
  @ApiOperation({ operationId: 'readRecord', summary: 'One record, with its owner and its account' })
  @ApiOkResponse({ type: RecordDetailView })
  read(@PathId('table') table: string, @PathId('id') id: string): Promise<RecordDetailView> {
    return this.readRecord.execute({ table, id });
  }

  @Get(':table/:id/activities')
  @ForOwners()
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

  @Delete(':table/:id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeRecord', summary: 'Take a record away; mail keeps what it regards' })
  @ApiNoContentResponse()
  remove(@PathId('table') table: string, @PathId('id') id: string): Promise<void> {
    return this.removeRecord.execute({ table, id });
  }
}
