import { Controller, Header, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { GatewayRequest } from '../access/gateway-request';
import { NotAudited } from '../audit/not-audited';
import { TextBody } from '../http/json-body';
import { ImportMailboxes } from './import-mailboxes';
import { ImportRecords } from './import-records';
import { ImportView, MailboxImportQuery, RecordImportQuery } from './import-views';

const file = { type: 'text/csv', maxBytes: 16_777_216 };
const body = {
  schema: {
    type: 'string',
    description: 'CSV in UTF-8 (or UTF-16 with a mark of byte order), the first line with the names of columns.',
  },
};
const lines = { schema: { type: 'string' } };

@ApiTags('imports')
@Controller('api/v1')
export class ImportsController {
  constructor(
    private readonly importRecords: ImportRecords,
    private readonly importMailboxes: ImportMailboxes,
  ) {}

  @Post('record-imports')
  @HttpCode(200)
  @TextBody(file)
  @ApiOperation({
    operationId: 'importRecords',
    summary: 'Records from a file: what it would change, or with apply, that',
  })
  @ApiConsumes('text/csv')
  @ApiBody(body)
  @ApiOkResponse({ type: ImportView })
  records(@Req() request: GatewayRequest, @Query() query: RecordImportQuery): Promise<ImportView> {
    return this.importRecords.execute(request.body, query);
  }

  @Post('record-imports/refused')
  @NotAudited('changes nothing')
  @HttpCode(200)
  @TextBody(file)
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiOperation({
    operationId: 'listRefusedRecords',
    summary: 'The lines of a file that would be refused, to be corrected',
  })
  @ApiConsumes('text/csv')
  @ApiProduces('text/csv')
  @ApiBody(body)
  @ApiOkResponse(lines)
  refusedRecords(@Req() request: GatewayRequest, @Query() query: RecordImportQuery): Promise<string> {
    return this.importRecords.refused(request.body, query);
  }

  @Post('mailbox-imports')
  @HttpCode(200)
  @TextBody(file)
  @ApiOperation({ operationId: 'importMailboxes', summary: 'Mailboxes from a file, in the same way' })
  @ApiConsumes('text/csv')
  @ApiBody(body)
  @ApiOkResponse({ type: ImportView })
  mailboxes(@Req() request: GatewayRequest, @Query() query: MailboxImportQuery): Promise<ImportView> {
    return this.importMailboxes.execute(request.body, query);
  }

  @Post('mailbox-imports/refused')
  @NotAudited('changes nothing')
  @HttpCode(200)
  @TextBody(file)
  @Header('content-type', 'text/csv; charset=utf-8')
  @ApiOperation({ operationId: 'listRefusedMailboxes', summary: 'The lines of a file that would be refused' })
  @ApiConsumes('text/csv')
  @ApiProduces('text/csv')
  @ApiBody(body)
  @ApiOkResponse(lines)
  refusedMailboxes(@Req() request: GatewayRequest): Promise<string> {
    return this.importMailboxes.refused(request.body);
  }
}
