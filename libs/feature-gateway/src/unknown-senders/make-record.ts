import { Injectable } from '@nestjs/common';
import type { NamedRecord, RecordDraft } from '@foldwatch/domain';
import { Clock, EventPublisher, RecordClaims } from '@foldwatch/ports';
import { ResolveLater } from '../records/resolve-later';
import { createdEvents } from './created-events';

export interface MadeRecord {
  /** Or there was one already, perhaps made a moment ago by somebody else. */
  readonly isNew: boolean;
  readonly record: NamedRecord;
}

/** Makes a record of an address that nobody has, as a person asked. Stored mail is resolved anew for it. */
@Injectable()
export class MakeRecord {
  constructor(
    private readonly claims: RecordClaims,
    private readonly publisher: EventPublisher,
    private readonly resolveLater: ResolveLater,
    private readonly clock: Clock,
  ) {}

  async execute({ source, ...draft }: RecordDraft, by: string): Promise<MadeRecord> {
    const change = [{ addresses: [draft.address], merged: [] }];
    await this.resolveLater.note(change);
    const wanted = { ...draft, source: { ...source, by } };
    const claimed = (await this.claims.claimMany([wanted], this.clock.now().toISOString())).get(draft.address);
    const records = claimed === undefined ? [] : claimed.kind === 'created' ? [claimed.record] : claimed.records;
    const mine = records.find(({ created }) => created?.activityId === source.activityId && created.by === by);
    const record = mine ?? records[0];
    if (record === undefined) throw new Error('a claim gave no record');
    await this.resolveLater.note(change);
    if (mine !== undefined) await this.publisher.publish(createdEvents(mine));
    await this.resolveLater.start();
    return { isNew: claimed?.kind === 'created', record };
  }
}
