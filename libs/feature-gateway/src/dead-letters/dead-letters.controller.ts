import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { DeadLetterQuery, DeadLetterSelection } from './dead-letter-requests';
import { DeadLetterDetailView, DeadLetterPage, DeadLetterView, SettledView } from './dead-letter-views';
import { DiscardDeadLetters } from './discard-dead-letters';
import { ListDeadLetters } from './list-dead-letters';
import { ReadDeadLetter } from './read-dead-letter';
import { ReplayDeadLetters } from './replay-dead-letters';

@ApiTags('dead-letters')
@Controller('api/v1/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly listDeadLetters: ListDeadLetters,
    private readonly readDeadLetter: ReadDeadLetter,
    private readonly replayDeadLetters: ReplayDeadLetters,
    private readonly discardDeadLetters: DiscardDeadLetters,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listDeadLetters', summary: 'Events that could not be handled, the latest first' })
  @ApiOkResponse({ type: DeadLetterPage })
  list(@Query() query: DeadLetterQuery): Promise<DeadLetterPage> {
    return this.listDeadLetters.execute(query);
  }

  @Post('replay')
  @HttpCode(200)
  @ApiOperation({ operationId: 'replayDeadLetters', summary: 'Deliver the open ones again, each to its group alone' })
  @ApiOkResponse({ type: SettledView })
  replayMany(@Body() selection: DeadLetterSelection, @Viewer() viewer: Principal): Promise<SettledView> {
    return this.replayDeadLetters.many(selection, viewer);
  }

  @Post('discard')
  @HttpCode(200)
  @ApiOperation({ operationId: 'discardDeadLetters', summary: 'Put the open ones away' })
  @ApiOkResponse({ type: SettledView })
  discardMany(@Body() selection: DeadLetterSelection, @Viewer() viewer: Principal): Promise<SettledView> {
    return this.discardDeadLetters.many(selection, viewer);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readDeadLetter', summary: 'One dead letter, with what its event says but its text' })
  @ApiOkResponse({ type: DeadLetterDetailView })
  read(@PathId('id') id: string): Promise<DeadLetterDetailView> {
    return this.readDeadLetter.execute(id);
  }

  @Post(':id/replay')
  @HttpCode(200)
  @ApiOperation({ operationId: 'replayDeadLetter', summary: 'Deliver it again to the group in which it died' })
  @ApiOkResponse({ type: DeadLetterView })
  replay(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<DeadLetterView> {
    return this.replayDeadLetters.one(id, viewer);
  }

  @Post(':id/discard')
  @HttpCode(200)
  @ApiOperation({ operationId: 'discardDeadLetter', summary: 'Put it away' })
  @ApiOkResponse({ type: DeadLetterView })
  discard(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<DeadLetterView> {
    return this.discardDeadLetters.one(id, viewer);
  }
}
