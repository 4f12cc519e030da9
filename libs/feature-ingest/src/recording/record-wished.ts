import { Injectable } from '@nestjs/common';
import type { JobResult } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { FetchedNotes } from '../reading/fetched-notes';
import { FindingsDraft } from '../reading/findings-draft';
import { Pace } from '../reading/pace';
import { RecordObservations } from '../reading/record-observations';
import { FindWished, type Wished } from './find-wished';

/** Tells once more of a message that a person wants recorded, with that wish; rules decide what it leads to. */
@Injectable()
export class RecordWished {
  constructor(
    private readonly find: FindWished,
    private readonly record: RecordObservations,
    private readonly pace: Pace,
  ) {}

  async execute(mailbox: OwnedMailbox, wished: Wished): Promise<JobResult> {
    const found = await this.find.execute(mailbox, wished);
    if (found === 'gone' || found === 'deleted') return failures[found];
    const draft = new FindingsDraft();
    const notes = new FetchedNotes(mailbox, mailbox.startRead(), new Map(), this.pace.now().toISOString());
    notes.note(found, draft);
    await this.record.execute(mailbox, draft);
    return { kind: 'done' };
  }
}

const failures: Readonly<Record<'gone' | 'deleted', JobResult>> = {
  gone: {
    kind: 'failed',
    code: 'message-gone',
    message: 'The message is no longer in the mailbox, so that nothing can be recorded of it.',
  },
  deleted: {
    kind: 'failed',
    code: 'message-deleted',
    message: 'The message is in Deleted Items. Move it to another folder first.',
  },
};
