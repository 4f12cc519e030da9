import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import type { FindingsDraft } from '../reading/findings-draft';
import { FolderReadings } from '../reading/folder-readings';
import { RecordObservations } from '../reading/record-observations';

/** Says what locating found out. A folder whose item was never away has told an untruth, and is to be listed anew. */
@Injectable()
export class RecordConclusions {
  constructor(
    private readonly record: RecordObservations,
    private readonly readings: FolderReadings,
  ) {}

  /** Gives the folders in doubt. The doubt is stored first: once the rows are, nothing tells of it. */
  async execute(mailbox: OwnedMailbox, draft: FindingsDraft): Promise<readonly FolderId[]> {
    const folderIds = new Set(draft.put.filter(({ state }) => state !== 'left').map(({ folderId }) => folderId));
    const doubted = [...(await this.doubtOverdue(mailbox))];
    for (const folderId of folderIds) if (await this.readings.doubt(mailbox, folderId)) doubted.push(folderId);
    await this.record.execute(mailbox, draft);
    return doubted;
  }

  /** Folders that were in doubt too soon after the last time, and are due now. */
  doubtOverdue(mailbox: OwnedMailbox): Promise<readonly FolderId[]> {
    return this.readings.doubtOverdue(mailbox);
  }
}
