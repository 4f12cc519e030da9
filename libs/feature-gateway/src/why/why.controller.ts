import { Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners, ReadsAlone } from '../access/access-rules';
import { Viewer, type GatewayRequest } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { NotAudited } from '../audit/not-audited';
import { TextBody } from '../http/json-body';
import { ExplainEverywhere } from './explain-everywhere';
import { ExplainFile } from './explain-file';
import { WhyQuery, WhyView } from './why-views';

/** Exchange takes no larger messages. */
const maxBytes = 157_286_400;
/** Headers are at the beginning. */
const keptBytes = 262_144;

@ApiTags('decisions')
@Controller('api/v1/why')
@ForOwners()
export class WhyController {
  constructor(
    private readonly explainEverywhere: ExplainEverywhere,
    private readonly explainFile: ExplainFile,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'explainEverywhere',
    summary: 'Why a message was, or was not, recorded, in all mailboxes',
  })
  @ApiOkResponse({ type: WhyView })
  read(@Query() query: WhyQuery, @Viewer() viewer: Principal): Promise<WhyView> {
    return this.explainEverywhere.execute(query, viewer);
  }

  @Post()
  @ReadsAlone()
  @HttpCode(200)
  @NotAudited('reads what was decided, and keeps nothing of what was sent')
  @TextBody({ type: 'message/rfc822', maxBytes, keptBytes })
  @ApiOperation({ operationId: 'explainFile', summary: 'The same for a message that is sent as a file' })
  @ApiConsumes('message/rfc822')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: WhyView })
  explain(@Req() { body }: GatewayRequest, @Viewer() viewer: Principal): Promise<WhyView> {
    return this.explainFile.execute(body, viewer);
  }
}
