import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuditPage, AuditQuery } from './audit-views';
import { ListAudit } from './list-audit';

@ApiTags('audit')
@Controller('api/v1/audit')
export class AuditController {
  constructor(private readonly listAudit: ListAudit) {}

  @Get()
  @ApiOperation({ operationId: 'listAudit', summary: 'Who changed what, or looked at whose mail, the newest first' })
  @ApiOkResponse({ type: AuditPage })
  list(@Query() query: AuditQuery): Promise<AuditPage> {
    return this.listAudit.execute(query);
  }
}
