import type { Observation } from '@foldwatch/domain';
import type { IndexedItem, OutgoingEvent } from '@foldwatch/ports';
import { leftRow } from './fresh-row';

/** What one portion of work found, while it is being gathered. */
export class FindingsDraft {
  readonly observations: Observation[] = [];
  readonly put: IndexedItem[] = [];
  /** Of `put`: what is told of for the first time. */
  readonly firstTold: IndexedItem[] = [];
  readonly remove: Pick<IndexedItem, 'folderId' | 'itemId'>[] = [];
  readonly deadLetters: OutgoingEvent[] = [];

  /** What was observed is to be located; what nobody was told of is simply not here. */
  noteDeparted(row: IndexedItem): void {
    if (row.number === undefined) this.remove.push(row);
    else this.put.push(leftRow(row));
  }
}
