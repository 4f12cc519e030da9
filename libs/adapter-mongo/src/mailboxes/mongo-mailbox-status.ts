import type { MailboxHealth, MailboxId, RuleId, RuleProgress } from '@foldwatch/domain';
import { MailboxStatus, type MailboxOwner } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fieldNameOf, keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { changeState } from './change-state';
import { demandOwnership } from './mongo-mailbox-epochs';

export class MongoMailboxStatus extends MailboxStatus {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async findHealth(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxHealth>> {
    if (mailboxIds.length === 0) return new Map();
    const filter = { _id: { $in: [...new Set(mailboxIds)].map((id) => keyOf(id)) } };
    const states = await attempt(() => this.states.find(filter, { projection: { mailboxId: 1, health: 1 } }).toArray());
    return new Map(
      states.flatMap(({ mailboxId, health }) => (health === undefined ? [] : [[mailboxId, health] as const])),
    );
  }

  override saveHealth(owner: MailboxOwner, health: MailboxHealth): Promise<void> {
    return changeState(this.database, owner, { $set: { health } });
  }

  override async findProgress(mailboxId: MailboxId): Promise<ReadonlyMap<RuleId, RuleProgress>> {
    const state = await attempt(() => this.states.findOne({ _id: keyOf(mailboxId) }, { projection: { progress: 1 } }));
    return new Map(Object.values(state?.progress ?? {}).map((one) => [one.ruleId, one]));
  }

  override saveProgress(owner: MailboxOwner, progress: readonly RuleProgress[]): Promise<void> {
    if (progress.length === 0) return demandOwnership(this.database, owner);
    const fields = progress.map((one) => [`progress.${fieldNameOf(one.ruleId)}`, one] as const);
    return changeState(this.database, owner, { $set: Object.fromEntries(fields) });
  }

  private get states() {
    return this.database.collection('mailbox_states');
  }
}
