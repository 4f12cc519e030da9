import { Injectable } from '@nestjs/common';
import type { Observation } from '@foldwatch/domain';
import { EventPublisher, ItemIndex, type IndexedItem, type OutgoingEvent } from '@foldwatch/ports';
import { failpoint } from '@foldwatch/platform';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { countObserved } from '../ingest-metrics';
import { observationEvent } from './observation-event';

export interface Findings {
  readonly observations: readonly Observation[];
  readonly put: readonly IndexedItem[];
  readonly remove: readonly Pick<IndexedItem, 'folderId' | 'itemId'>[];
  readonly deadLetters?: readonly OutgoingEvent[];
}

/** Publishes what was seen and, only when that was acknowledged, remembers that it was said. Cursors come after. */
@Injectable()
export class RecordObservations {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly index: ItemIndex,
  ) {}

  async execute(mailbox: OwnedMailbox, findings: Findings): Promise<void> {
    const { observations, put, remove, deadLetters = [] } = findings;
    const events = [...observations.map(observationEvent), ...deadLetters];
    if (events.length > 0) await this.publisher.publish(events);
    failpoint('ingest.published');
    if (put.length > 0 || remove.length > 0) await this.index.write(mailbox.owner, { put, remove });
    failpoint('ingest.indexed');
    for (const { dueAt } of put) if (dueAt !== undefined) mailbox.due.add(dueAt);
    countObserved(observations);
  }
}
