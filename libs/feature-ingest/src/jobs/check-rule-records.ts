import { Injectable } from '@nestjs/common';
import { RuleRecords } from '../backfill/rule-records';
import { OwnedMailboxes } from '../mailbox/ownership/owned-mailboxes';

/** Notices records of rules that came or went, with each reconciliation and when a hint says so. */
@Injectable()
export class CheckRuleRecords {
  constructor(
    private readonly records: RuleRecords,
    private readonly owned: OwnedMailboxes,
  ) {
    owned.onReconciled(() => this.execute());
  }

  async execute(): Promise<void> {
    const runtimes = new Map(this.owned.running.map((runtime) => [runtime.mailbox, runtime]));
    for (const mailbox of await this.records.refresh([...runtimes.keys()])) runtimes.get(mailbox)?.agenda.showRules();
  }
}
