import { Injectable } from '@nestjs/common';
import { hashId } from '@foldwatch/platform';
import { AuditLog, Clock, type EnablingJob } from '@foldwatch/ports';
import { admin } from '../access/principal';
import { Acting, type Act } from '../audit/acting';
import { toAuditedChange } from '../audit/to-audited-change';

/** Enables for whoever asked another gateway, and has the audit log know that it was asked for. */
@Injectable()
export class AsWhoeverAsked {
  constructor(
    private readonly log: AuditLog,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  run(job: EnablingJob, work: () => Promise<void>): Promise<void> {
    const { kind, name } = job.request.by;
    const by = { ...admin, role: kind === 'owner' ? 'user' : kind, name };
    const act: Act = { by, changes: [], words: {}, noteLater: () => this.note(job, act) };
    return this.acting.run(act, work);
  }

  private note({ id, request: { mailboxId, testId, by } }: EnablingJob, { changes }: Act): Promise<void> {
    // It was changed already by a process that did not come to say so.
    const seen = changes.length === 0 ? [{ field: 'state', after: 'enabled' }] : changes;
    return this.log.record([
      {
        id: hashId('audit', id),
        at: this.clock.now().toISOString(),
        by,
        action: 'startMailboxTest',
        resource: `/api/v1/mailboxes/${mailboxId}/tests/${testId}`,
        mailboxId,
        outcome: 'done',
        requested: [],
        changes: seen.map(toAuditedChange),
      },
    ]);
  }
}
