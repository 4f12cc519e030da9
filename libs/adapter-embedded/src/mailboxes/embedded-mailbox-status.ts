import type { MailboxHealth, MailboxId, RuleId, RuleProgress } from '@foldwatch/domain';
import { MailboxStatus, type MailboxCompleteness, type MailboxOwner } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, type Documents } from '../database/rows';
import { demandOwnership } from './embedded-mailbox-epochs';

export class EmbeddedMailboxStatus extends MailboxStatus {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override findHealth(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxHealth>> {
    return this.findByMailbox('mailbox_health', 'MailboxHealth', mailboxIds);
  }

  override saveHealth(owner: MailboxOwner, health: MailboxHealth): Promise<void> {
    return this.saveOfMailbox('mailbox_health', owner, health);
  }

  override findCompleteness(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxCompleteness>> {
    return this.findByMailbox('mailbox_completeness', 'MailboxCompleteness', mailboxIds);
  }

  override saveCompleteness(owner: MailboxOwner, completeness: MailboxCompleteness): Promise<void> {
    return this.saveOfMailbox('mailbox_completeness', owner, completeness);
  }

  override findProgress(mailboxId: MailboxId): Promise<ReadonlyMap<RuleId, RuleProgress>> {
    return this.database.read(() => {
      const rows = this.database.statement('SELECT doc FROM rule_progress WHERE mailbox = ?').all(mailboxId);
      return new Map(
        rows.map((row) => {
          const progress = documentIn('RuleProgress', row);
          return [progress.ruleId, progress];
        }),
      );
    });
  }

  override saveProgress(owner: MailboxOwner, progress: readonly RuleProgress[]): Promise<void> {
    return this.database.write(() => {
      demandOwnership(this.database, owner);
      const put = this.database.statement(
        `INSERT INTO rule_progress (mailbox, rule, doc) VALUES (?, ?, ?)
         ON CONFLICT (mailbox, rule) DO UPDATE SET doc = excluded.doc`,
      );
      for (const one of progress) put.run(owner.mailboxId, one.ruleId, JSON.stringify(one));
    });
  }

  private findByMailbox<K extends keyof Documents>(
    table: 'mailbox_health' | 'mailbox_completeness',
    kind: K,
    mailboxIds: readonly MailboxId[],
  ): Promise<ReadonlyMap<MailboxId, Documents[K]>> {
    return this.database.read(() => {
      const find = this.database.statement(`SELECT doc FROM ${table} WHERE mailbox = ?`);
      const found = new Map<MailboxId, Documents[K]>();
      for (const id of new Set(mailboxIds)) {
        const row = find.get(id);
        if (row !== undefined) found.set(id, documentIn(kind, row));
      }
      return found;
    });
  }

  private saveOfMailbox(
    table: 'mailbox_health' | 'mailbox_completeness',
    owner: MailboxOwner,
    document: object,
  ): Promise<void> {
    return this.database.write(() => {
      demandOwnership(this.database, owner);
      this.database
        .statement(
          `INSERT INTO ${table} (mailbox, doc) VALUES (?, ?) ON CONFLICT (mailbox) DO UPDATE SET doc = excluded.doc`,
        )
        .run(owner.mailboxId, JSON.stringify(document));
    });
  }
}
