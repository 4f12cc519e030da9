import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PathId } from '../../http/path-id';
import { MailboxOptionsView } from './mailbox-options';
import { ReadOptions } from './read-options';

/** Options of the layers above mailboxes; they are changed with the rest of what these say. */
@Controller('api/v1')
export class LayerOptionsController {
  constructor(private readonly readOptions: ReadOptions) {}

  @Get('organization/options')
  @ApiTags('organization')
  @ApiOperation({ operationId: 'readOrganizationOptions', summary: 'Its options, what they come to and where from' })
  @ApiOkResponse({ type: MailboxOptionsView })
  ofOrganization(): Promise<MailboxOptionsView> {
    return this.readOptions.ofOrganization();
  }

  @Get('teams/:teamId/options')
  @ApiTags('teams')
  @ApiOperation({ operationId: 'readTeamOptions', summary: 'What a team’s options come to for its mailboxes' })
  @ApiOkResponse({ type: MailboxOptionsView })
  ofTeam(@PathId('teamId') id: string): Promise<MailboxOptionsView> {
    return this.readOptions.ofTeam(id);
  }
}
