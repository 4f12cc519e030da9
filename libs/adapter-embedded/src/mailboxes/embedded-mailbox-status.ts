import type { MailboxHealth, MailboxId, RuleId, RuleProgress } from '@foldwatch/domain';
import { MailboxStatus, type MailboxOwner } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';
import { demandOwnership } from './embedded-mailbox-epochs';

export class EmbeddedMailboxStatus extends MailboxStatus {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override findHealth(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxHealth>> {
    return this.database.read(() => {
      const find = this.database.statement('SELECT doc FROM mailbox_health WHERE mailbox = ?');
      const found = new Map<MailboxId, MailboxHealth>();
      for (const id of new Set(mailboxIds)) {
        const row = find.get(id);
        if (row !== undefined) found.set(id, documentIn('MailboxHealth', row));
      }
      return found;
    });
  }

  override saveHealth(owner: MailboxOwner, health: MailboxHealth): Promise<void> {
    return this.database.write(() => {
      demandOwnership(this.database, owner);
      this.database
        .statement(
          `INSERT INTO mailbox_health (mailbox, doc) VALUES (?, ?)
           ON CONFLICT (mailbox) DO UPDATE SET doc = excluded.doc`,
        )
        .run(owner.mailboxId, JSON.stringify(health));
    });
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
}
