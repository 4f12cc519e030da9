import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import { ItemIndex, type ItemChange } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { freshRow } from './fresh-row';
import { ObserveItems } from './observe-items';
import type { Confirm } from './record-observations';
import { planChanges } from './plan-changes';

/** Takes a page of changes of a folder that was listed before: what is new or changed is observed at once. */
@Injectable()
export class TakeChanges {
  constructor(
    private readonly index: ItemIndex,
    private readonly observe: ObserveItems,
  ) {}

  async execute(
    mailbox: OwnedMailbox,
    folderId: FolderId,
    changes: readonly ItemChange[],
  ): Promise<readonly Confirm[]> {
    if (changes.length === 0) return [];
    const ids = changes.map(({ itemId }) => itemId);
    const receivedAfter = mailbox.readingTerms(folderId)?.effectiveFrom;
    const { observe, put } = planChanges({
      changes,
      rows: await this.index.findMany(mailbox.id, folderId, ids),
      fresh: ({ itemId, changeKey }) => freshRow(mailbox, { folderId, itemId, changeKey }),
      ...(receivedAfter !== undefined && { receivedAfter }),
    });
    if (put.length > 0) await this.index.write(mailbox.owner, { put });
    const confirmations: Confirm[] = [];
    await this.observe.execute(mailbox, observe, mailbox.startRead(), confirmations);
    return confirmations;
  }
}
