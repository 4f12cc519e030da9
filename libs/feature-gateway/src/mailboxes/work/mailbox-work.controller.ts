import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../../access/access-rules';
import { PathId } from '../../http/path-id';
import { FolderTreeView, ListFoldersQuery } from './folder-views';
import { ListFolders } from './list-folders';
import { MailboxTestView, StartedJobView } from '../mailbox-views';
import { SyncMailbox } from './sync-mailbox';
import { TestAndEnableMailbox } from '../../mailbox-tests/test-and-enable-mailbox';

@ApiTags('mailboxes')
@Controller('api/v1/mailboxes/:id')
export class MailboxWorkController {
  constructor(
    private readonly testAndEnableMailbox: TestAndEnableMailbox,
    private readonly syncMailbox: SyncMailbox,
    private readonly listFolders: ListFolders,
  ) {}

  @Post('test-and-enable')
  @HttpCode(200)
  @ApiOperation({ operationId: 'testAndEnableMailbox', summary: 'Try all that is needed of a mailbox, and enable it' })
  @ApiOkResponse({ type: MailboxTestView })
  testAndEnable(@PathId('id') id: string): Promise<MailboxTestView> {
    return this.testAndEnableMailbox.execute(id);
  }

  @Post('sync')
  @ForMailboxOwner()
  @HttpCode(202)
  @ApiOperation({ operationId: 'syncMailbox', summary: 'Read the mailbox now' })
  @ApiAcceptedResponse({ type: StartedJobView })
  sync(@PathId('id') id: string): Promise<StartedJobView> {
    return this.syncMailbox.execute(id);
  }

  @Get('folders')
  @ForMailboxOwner()
  @ApiOperation({ operationId: 'listFolders', summary: 'Folders, nested as in Exchange' })
  @ApiOkResponse({ type: FolderTreeView })
  folders(@PathId('id') id: string, @Query() query: ListFoldersQuery): Promise<FolderTreeView> {
    return this.listFolders.execute(id, query);
  }
}
