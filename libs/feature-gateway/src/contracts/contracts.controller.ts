import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { asyncApiDocument } from '@foldwatch/contracts';
import { ForEveryone } from '../access/access-rules';
import { ListTopics } from './list-topics';
import { SendTestEvent, SentTestEventView, TestEventRequest } from './send-test-event';
import { TopicPage } from './topic-views';

/** What whoever consumes the topics has to know. */
@ApiTags('events')
@Controller('api/v1')
export class ContractsController {
  private readonly document = asyncApiDocument();

  constructor(
    private readonly listTopics: ListTopics,
    private readonly sendTestEvent: SendTestEvent,
  ) {}

  /** Open as the description of the API is: it tells of the product alone. */
  @Get('asyncapi.json')
  @ForEveryone()
  @ApiSecurity({})
  @ApiOperation({ operationId: 'readAsyncApi', summary: 'The AsyncAPI 3 description of the public topics' })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  asyncApi(): object {
    return this.document;
  }

  @Get('topics')
  @ApiOperation({
    operationId: 'listTopics',
    summary: 'Topics: purpose, key, retention, and how far groups are behind',
  })
  @ApiOkResponse({ type: TopicPage })
  topics(): Promise<TopicPage> {
    return this.listTopics.execute();
  }

  @Post('test-events')
  @HttpCode(202)
  @ApiOperation({ operationId: 'sendTestEvent', summary: 'Publish an event of the type foldwatch.test' })
  @ApiAcceptedResponse({ type: SentTestEventView })
  test(@Body() request: TestEventRequest): Promise<SentTestEventView> {
    return this.sendTestEvent.execute(request);
  }
}
