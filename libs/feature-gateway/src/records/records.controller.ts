import { Body, Controller, Delete, Get, HttpCode, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiExtraModels,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ListBody } from '../http/json-body';
import { PathId } from '../http/path-id';
import { ListRecords, RecordQuery } from './list-records';
import { mostOf, PutRecordRequest } from './put-records-request';
import { PutRecords } from './put-records';
import { PutRecordsView, RecordPage } from './record-views';
import { RemoveRecord } from './remove-record';

const maxBodyBytes = 16_777_216;

@ApiTags('records')
@Controller('api/v1/records')
export class RecordsController {
  constructor(
    private readonly putRecords: PutRecords,
    private readonly listRecords: ListRecords,
    private readonly removeRecord: RemoveRecord,
  ) {}

  @Put()
  @ListBody(maxBodyBytes)
  @ApiOperation({ operationId: 'putRecords', summary: 'Deliver up to 10,000 records of the CRM' })
  @ApiExtraModels(PutRecordRequest)
  @ApiBody({ schema: { type: 'array', maxItems: mostOf.records, items: { $ref: getSchemaPath(PutRecordRequest) } } })
  @ApiOkResponse({ type: PutRecordsView })
  put(@Body() entries: unknown[]): Promise<PutRecordsView> {
    return this.putRecords.execute(entries);
  }

  @Get()
  @ForOwners()
  @ApiOperation({ operationId: 'listRecords', summary: 'Records by table, address or word of the name' })
  @ApiOkResponse({ type: RecordPage })
  list(@Query() query: RecordQuery, @Viewer() viewer: Principal): Promise<RecordPage> {
    return this.listRecords.execute(query, viewer);
  }

  @Delete(':table/:id')
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeRecord', summary: 'Take a record away; mail keeps what it regards' })
  @ApiNoContentResponse()
  remove(@PathId('table') table: string, @PathId('id') id: string): Promise<void> {
    return this.removeRecord.execute({ table, id });
  }
}
