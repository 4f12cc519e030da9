import { Injectable } from '@nestjs/common';
import type { MailContentV1, StoredAttachmentV1 } from '@foldwatch/contracts';
import { Clock, ContentStore, MailContent, type FetchedAttachment, type FetchedItem } from '@foldwatch/ports';
import { failpoint, hashId } from '@foldwatch/platform';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { omitAttachment } from './omit-attachment';

export type StoredMail = Omit<MailContentV1, 'activityId'>;

/** Fetches body and attachments of one item and keeps them; what is too large or of a blocked type is named only. */
@Injectable()
export class StoreContent {
  constructor(
    private readonly content: MailContent,
    private readonly store: ContentStore,
    private readonly clock: Clock,
  ) {}

  /** `undefined` when the item has gone meanwhile. */
  async execute(mailbox: OwnedMailbox, { itemId, mail }: FetchedItem): Promise<StoredMail | undefined> {
    const fetched = await this.content.readContent(mailbox.target, itemId);
    if (fetched === undefined) return undefined;
    failpoint('content.fetched');
    const { bodyType, body, attachments } = fetched;
    const { ref: bodyRef, sizeBytes } = await this.store.put(Buffer.from(body, 'utf8'));
    const kept: StoredAttachmentV1[] = [];
    for (const attachment of attachments) kept.push(await this.keep(mailbox, attachment));
    failpoint('content.stored');
    const from = mail.from?.address;
    return {
      mailboxId: mailbox.id,
      outcome: 'fetched',
      fetchedAt: this.clock.now().toISOString(),
      hash: hashId(bodyType, body, ...attachments.flatMap(({ name, sizeBytes: size }) => [name, String(size)])),
      sizeBytes: kept.reduce((total, one) => total + (one.contentRef === undefined ? 0 : one.sizeBytes), sizeBytes),
      bodyType,
      bodyRef,
      attachments: kept,
      ...(from !== undefined && { from }),
      ...(mail.sentAt !== undefined && { sentAt: mail.sentAt }),
    };
  }

  private async keep(mailbox: OwnedMailbox, attachment: FetchedAttachment): Promise<StoredAttachmentV1> {
    const { attachmentId, name, contentType, sizeBytes, contentId } = attachment;
    const named = { name, contentType, sizeBytes, ...(contentId !== undefined && { contentId }) };
    const omitted = omitAttachment(attachment, mailbox.settings);
    if (omitted !== undefined) return { ...named, omitted };
    const bytes = await this.content.readAttachment(mailbox.target, attachmentId);
    if (bytes === undefined) return { ...named, omitted: 'unavailable' };
    if (bytes.length > mailbox.settings.maxAttachmentBytes) return { ...named, omitted: 'too-large' };
    const { ref } = await this.store.put(bytes);
    return { ...named, sizeBytes: bytes.length, contentRef: ref };
  }
}
