import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId, PresentObservation } from '@foldwatch/domain';
import { MailChanges, MailContent, type FetchedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { contentKeyOf } from '../reading/content-key';
import { withFewerParties } from '../reading/observation-event';
import { inPortions } from '../reading/in-portions';
import { Pace } from '../reading/pace';
import { lastByItem } from '../reading/plan-changes';

const idsAtOnce = 512;
/** No decision about a sample is kept under its number. */
const unnumbered = { epoch: 0, read: 0, n: 0 };

interface ListedItems {
  readonly folderId: FolderId;
  readonly itemIds: readonly ItemId[];
}

interface RecentPage {
  readonly itemIds: readonly ItemId[];
  /** `undefined` at the folder's end. */
  readonly next?: string;
}

/** Reads messages as if they had just arrived. Neither cursors nor the index of items hear of it. */
@Injectable()
export class SampleItems {
  constructor(
    private readonly changes: MailChanges,
    private readonly content: MailContent,
    private readonly pace: Pace,
  ) {}

  /** A page of the folder's listing: what was received since, as far as the listing tells. */
  async list(
    { target }: OwnedMailbox,
    { folderId, cursor }: { readonly folderId: FolderId; readonly cursor?: string },
    since: string,
  ): Promise<RecentPage> {
    const page = await this.changes.readChanges(target, folderId, cursor, idsAtOnce);
    const itemIds = [...lastByItem(page.changes).values()].flatMap((change) =>
      change.kind === 'present' && (change.receivedAt ?? since) >= since ? [change.itemId] : [],
    );
    return { itemIds, ...(page.more && page.next !== cursor && { next: page.next }) };
  }

  portions(itemIds: readonly ItemId[]): Iterable<readonly ItemId[]> {
    return inPortions(itemIds, this.pace.settings.portion);
  }

  /** Metadata of some of the listed. What is gone, or cannot be read, is left out. */
  async fetch(
    mailbox: OwnedMailbox,
    { folderId, itemIds, since }: ListedItems & { readonly since: string },
  ): Promise<readonly PresentObservation[]> {
    const outcomes = await this.content.fetch(mailbox.target, itemIds);
    return outcomes.flatMap((outcome) => {
      if (outcome.kind !== 'ok' || outcome.item.folderId !== folderId) return [];
      const { receivedAt, sentAt } = outcome.item.mail;
      return (receivedAt ?? sentAt ?? since) >= since ? [this.observation(mailbox, outcome.item)] : [];
    });
  }

  private observation(mailbox: OwnedMailbox, item: FetchedItem): PresentObservation {
    return {
      kind: 'present',
      mailboxId: mailbox.id,
      activityId: mailbox.activityId(item.mail),
      number: unnumbered,
      itemKey: mailbox.itemKey(item.itemId),
      folderId: item.folderId,
      observedAt: this.pace.now().toISOString(),
      because: 'change',
      mail: withFewerParties(item.mail),
      contentKey: contentKeyOf(item),
    };
  }
}
