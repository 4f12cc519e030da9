import type { ServerResponse } from 'node:http';
import { Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { GatewayRequest } from '../access/gateway-request';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { EventStreams } from '../access/event-streams';
import { FollowMailboxTest } from './follow-mailbox-test';
import { KnownMailboxTests } from './known-mailbox-tests';
import { MailboxTestPage, MailboxTestRunView } from './mailbox-test-views';
import { RunMailboxTests } from './run-mailbox-tests';

const view = { schema: { $ref: getSchemaPath(MailboxTestRunView) } };
const stream = {
  schema: { type: 'string', description: 'Server-sent events, each with a MailboxTestRunView as its data.' },
};

@ApiTags('mailboxes')
@Controller('api/v1/mailboxes/:id/tests')
export class MailboxTestsController {
  constructor(
    private readonly runTests: RunMailboxTests,
    private readonly known: KnownMailboxTests,
    private readonly followTest: FollowMailboxTest,
    private readonly streams: EventStreams,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({
    operationId: 'startMailboxTest',
    summary: 'Begin to try all that is needed of a mailbox, which is enabled when all went well; one at a time',
  })
  @ApiAcceptedResponse({ type: MailboxTestRunView, description: 'Location is where it shows how far it is.' })
  async start(
    @PathId('id') id: string,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<MailboxTestRunView> {
    const { jobId } = await this.runTests.start(id);
    response.setHeader('location', `/api/v1/mailboxes/${encodeURIComponent(id)}/tests/${jobId}`);
    return this.known.read(id, jobId);
  }

  @Get()
  @ApiOperation({ operationId: 'listMailboxTests', summary: 'The test that runs, if one does, and earlier ones' })
  @ApiOkResponse({ type: MailboxTestPage, description: 'The newest first.' })
  list(@PathId('id') id: string, @Query() query: PageQuery): Promise<MailboxTestPage> {
    return this.known.list(id, query);
  }

  @Get(':testId')
  @ApiOperation({ operationId: 'readMailboxTest', summary: 'A test step by step, as it is now or as a live stream' })
  @ApiExtraModels(MailboxTestRunView)
  @ApiOkResponse({ content: { 'application/json': view, 'text/event-stream': stream } })
  async read(
    @PathId('id') id: string,
    @PathId('testId') testId: string,
    @Req() request: GatewayRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<MailboxTestRunView | undefined> {
    if (request.headers.accept?.includes('text/event-stream') !== true) return this.known.read(id, testId);
    await this.streams.send(request, response, await this.followTest.execute(request, id, testId));
    return undefined;
  }

  @Post(':testId/stop')
  @HttpCode(200)
  @ApiOperation({ operationId: 'stopMailboxTest', summary: 'End a test; the mailbox stays as it is' })
  @ApiOkResponse({ type: MailboxTestRunView })
  stop(@PathId('id') id: string, @PathId('testId') testId: string): Promise<MailboxTestRunView> {
    return this.known.stop(id, testId);
  }
}
