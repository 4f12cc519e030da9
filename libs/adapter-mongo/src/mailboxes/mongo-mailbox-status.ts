import type { MailboxHealth, MailboxId, RuleId, RuleProgress } from '@foldwatch/domain';
import { MailboxStatus, type MailboxCompleteness, type MailboxOwner } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { fieldNameOf, keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { changeState } from './change-state';
import type { MailboxState } from './mailbox-state';
import { demandOwnership } from './mongo-mailbox-epochs';

export class MongoMailboxStatus extends MailboxStatus {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override findHealth(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxHealth>> {
    return this.findField(mailboxIds, 'health');
  }

  override saveHealth(owner: MailboxOwner, health: MailboxHealth): Promise<void> {
    return changeState(this.database, owner, { $set: { health } });
  }

  override findCompleteness(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxCompleteness>> {
    return this.findField(mailboxIds, 'completeness');
  }

  override saveCompleteness(owner: MailboxOwner, completeness: MailboxCompleteness): Promise<void> {
    return changeState(this.database, owner, { $set: { completeness } });
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

  private async findField<F extends 'health' | 'completeness'>(
    mailboxIds: readonly MailboxId[],
    field: F,
  ): Promise<ReadonlyMap<MailboxId, NonNullable<MailboxState[F]>>> {
    if (mailboxIds.length === 0) return new Map();
    const filter = { _id: { $in: [...new Set(mailboxIds)].map((id) => keyOf(id)) } };
    const states = await attempt(() =>
      this.states.find(filter, { projection: { mailboxId: 1, [field]: 1 } }).toArray(),
    );
    const found = new Map<MailboxId, NonNullable<MailboxState[F]>>();
    for (const state of states) {
      const value: MailboxState[F] = state[field];
      if (value !== undefined) found.set(state.mailboxId, value);
    }
    return found;
  }

  private get states() {
    return this.database.collection('mailbox_states');
  }
}
