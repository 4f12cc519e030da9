import { Injectable } from '@nestjs/common';
import type { Observation } from '@foldwatch/domain';
import { EventPublisher, ItemIndex, type IndexedItem, type OutgoingEvent } from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { countObserved } from '../ingest-metrics';
import { toldRow } from './fresh-row';
import { LeaveOutErased } from './leave-out-erased';
import { observationEvent } from './observation-event';

export interface Findings {
  readonly observations: readonly Observation[];
  readonly put: readonly IndexedItem[];
  readonly firstTold: readonly IndexedItem[];
  readonly remove: readonly Pick<IndexedItem, 'folderId' | 'itemId'>[];
  readonly deadLetters?: readonly OutgoingEvent[];
}

/** Remembers for good what was told of. */
export type Confirm = () => Promise<void>;

/**
 * Notes in the index what is about to be told of for the first time, publishes what was seen and, only when that was
 * acknowledged, remembers that it was said. Whatever the moment at which the process ends, nothing was told of that the
 * index does not know.
 */
@Injectable()
export class RecordObservations {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly index: ItemIndex,
    private readonly leaveOutErased: LeaveOutErased,
  ) {}

  async execute(mailbox: OwnedMailbox, findings: Findings): Promise<void> {
    const confirm = await this.tell(mailbox, findings);
    await confirm();
  }

  /** To be confirmed when nothing will ask for it again: of a page of changes, when its cursor is saved. */
  async tell(mailbox: OwnedMailbox, findings: Findings): Promise<Confirm> {
    const { observations, firstTold, deadLetters = [] } = findings;
    if (firstTold.length > 0) await this.index.write(mailbox.owner, { put: firstTold.map(toldRow) });
    failpoint('ingest.noted');
    const spoken = await this.leaveOutErased.execute(mailbox, observations);
    const events = [...spoken.map(observationEvent), ...deadLetters];
    if (events.length > 0) await this.publisher.publish(events);
    failpoint('ingest.published');
    countObserved(observations);
    return () => this.remember(mailbox, findings);
  }

  private async remember(mailbox: OwnedMailbox, { put, remove }: Findings): Promise<void> {
    if (put.length > 0 || remove.length > 0) await this.index.write(mailbox.owner, { put, remove });
    failpoint('ingest.indexed');
    for (const { dueAt } of put) if (dueAt !== undefined) mailbox.due.add(dueAt);
  }
}
