import { Injectable } from '@nestjs/common';
import type { ConfigChangedV1 } from '@foldwatch/contracts';
import { done, type EventBatch, type Outcomes } from '@foldwatch/ports';
import { OwnedMailboxes } from '../mailbox/ownership/owned-mailboxes';
import { CheckRuleRecords } from './check-rule-records';
import { RunJobs } from './run-jobs';

/** Looks at the store where a hint says that something changed; each mailbox once, however many hints there are. */
@Injectable()
export class TakeConfigChanges {
  constructor(
    private readonly owned: OwnedMailboxes,
    private readonly runJobs: RunJobs,
    private readonly checkRuleRecords: CheckRuleRecords,
  ) {}

  async execute({ events }: EventBatch<ConfigChangedV1>): Promise<Outcomes> {
    const changes = events.map(({ payload }) => payload).filter(({ part }) => part === undefined);
    if (events.some(({ payload }) => payload.part === 'records')) await this.checkRuleRecords.execute();
    const isWide = changes.some(({ what, mailboxId }) => what === 'organization' || mailboxId === undefined);
    const mailboxIds = new Set(changes.flatMap(({ mailboxId }) => mailboxId ?? []));
    if (isWide) await this.owned.reconcile();
    else for (const mailboxId of mailboxIds) await this.owned.reload(mailboxId);
    const withJobs = changes.flatMap(({ what, mailboxId }) => (what === 'job' ? (mailboxId ?? []) : []));
    await this.runJobs.execute([...new Set(withJobs)]);
    return events.map(() => done);
  }
}
