import {
  type CategoryChange,
  type CategoryOutcome,
  type FetchedContent,
  type FetchOutcome,
  MailContent,
  MailServerError,
  type MailboxTarget,
} from '@foldwatch/ports';

import { messageFailure } from './answers/read-answer';
import type { ResponseMessage } from './answers/response-message';
import { attachedBytes, toFetchedContent } from './answers/to-fetched-content';
import { categoriesIn, toFetchedItem } from './answers/to-fetched-item';
import { callInBatches, type PartOutcome } from './call-in-batches';
import { changedCategories } from './changed-categories';
import type { EwsClient } from './ews-client';
import { EwsError } from './ews-error';
import type { CategoriesUpdate } from './requests/request-writer';
import type { XmlElement } from './xml/xml-element';

type Failure = Exclude<FetchOutcome, { readonly kind: 'ok' }>;
type Categorized = Extract<CategoryOutcome, { readonly kind: 'ok' }>;

const goneCodes = new Set(['ErrorItemNotFound', 'ErrorInvalidAttachmentId', 'ErrorInvalidAttachmentSubfilter']);

export class EwsMailContent extends MailContent {
  constructor(private readonly client: EwsClient) {
    super();
  }

  async fetch(target: MailboxTarget, itemIds: readonly string[]): Promise<readonly FetchOutcome[]> {
    const outcomes = await callInBatches(itemIds, (batch) =>
      this.client.call({
        target,
        operation: 'GetItem',
        write: (writer, acting) => writer.getMetadata(acting, batch),
      }),
    );
    this.raiseDenied(outcomes, 'GetItem');
    return itemIds.map((itemId, index) => {
      const answered = this.itemIn(outcomes[index], itemId, 'GetItem');
      return 'kind' in answered ? answered : toFetchOutcome(answered.item, itemId);
    });
  }

  async readContent(target: MailboxTarget, itemId: string): Promise<FetchedContent | undefined> {
    const message = await this.findOne(target, 'GetItem', (writer, acting) => writer.getContent(acting, itemId));
    const item = message?.content.child('Items')?.children[0];
    return item === undefined ? undefined : toFetchedContent(item);
  }

  async readAttachment(target: MailboxTarget, attachmentId: string): Promise<Uint8Array | undefined> {
    const message = await this.findOne(target, 'GetAttachment', (writer, acting) =>
      writer.getAttachment(acting, attachmentId),
    );
    const attachment = message?.content.child('Attachments')?.children[0];
    return attachment === undefined ? undefined : attachedBytes(attachment);
  }

  async setCategories(target: MailboxTarget, changes: readonly CategoryChange[]): Promise<readonly CategoryOutcome[]> {
    const read = await this.readCategories(target, changes);
    const updates: CategoriesUpdate[] = [];
    for (const [index, current] of read.entries()) {
      const change = changes[index];
      if (current.kind !== 'ok' || change === undefined) continue;
      const categories = changedCategories(current.categories, change);
      if (categories !== undefined) updates.push({ itemId: current.itemId, changeKey: current.changeKey, categories });
    }
    const written = await this.writeCategories(target, updates);
    return read.map((current) => written.get(current.itemId) ?? current);
  }

  private async readCategories(
    target: MailboxTarget,
    changes: readonly CategoryChange[],
  ): Promise<readonly CategoryOutcome[]> {
    const itemIds = changes.map(({ itemId }) => itemId);
    const outcomes = await callInBatches(itemIds, (batch) =>
      this.client.call({
        target,
        operation: 'GetItem',
        write: (writer, acting) => writer.getCategories(acting, batch),
      }),
    );
    this.raiseDenied(outcomes, 'GetItem');
    return itemIds.map((itemId, index) => {
      const answered = this.itemIn(outcomes[index], itemId, 'GetItem');
      return 'kind' in answered ? answered : categorized(answered.item, itemId, categoriesIn(answered.item));
    });
  }

  private async writeCategories(
    target: MailboxTarget,
    updates: readonly CategoriesUpdate[],
  ): Promise<ReadonlyMap<string, CategoryOutcome>> {
    const outcomes = await callInBatches(updates, (batch) =>
      this.client.call({
        target,
        operation: 'UpdateItem',
        write: (writer, acting) => writer.updateCategories(acting, batch),
      }),
    );
    this.raiseDenied(outcomes, 'UpdateItem');
    return new Map(
      updates.map(({ itemId, categories }, index): [string, CategoryOutcome] => {
        const answered = this.itemIn(outcomes[index], itemId, 'UpdateItem');
        return [itemId, 'kind' in answered ? answered : categorized(answered.item, itemId, categories)];
      }),
    );
  }

  private async findOne(
    target: MailboxTarget,
    operation: string,
    write: Parameters<EwsClient['call']>[0]['write'],
  ): Promise<ResponseMessage | undefined> {
    const [message] = await this.client.call({ target, operation, write });
    if (message === undefined || message.code === 'NoError') return message;
    if (goneCodes.has(message.code)) return undefined;
    throw messageFailure(message, this.client.contextOf(operation));
  }

  /** Denied each and every time, it is not the items: the account has lost its right. */
  private raiseDenied(outcomes: readonly PartOutcome<ResponseMessage>[], operation: string): void {
    const answers = outcomes.flatMap((outcome) => (outcome.kind === 'answered' ? outcome.answer : []));
    const [first] = answers;
    if (first === undefined || answers.length < outcomes.length) return;
    if (answers.some(({ code }) => code !== 'ErrorAccessDenied')) return;
    throw messageFailure(first, this.client.contextOf(operation));
  }

  /** The item of one part, or what became of it; an error that concerns the whole mailbox is raised. */
  private itemIn(
    outcome: PartOutcome<ResponseMessage> | undefined,
    itemId: string,
    operation: string,
  ): Failure | { readonly item: XmlElement } {
    if (outcome === undefined) return { kind: 'failed', itemId, code: 'mail-server-protocol', retryable: false };
    if (outcome.kind === 'failed') return failed(itemId, outcome.error);
    const { answer } = outcome;
    if (goneCodes.has(answer.code)) return { kind: 'gone', itemId };
    if (answer.code !== 'NoError') {
      const error = messageFailure(answer, this.client.contextOf(operation));
      if (concernsTheMailbox(error, answer.code)) throw error;
      return failed(itemId, error);
    }
    const item = answer.content.child('Items')?.children[0];
    return item === undefined ? { kind: 'failed', itemId, code: 'mail-server-protocol', retryable: false } : { item };
  }
}

function toFetchOutcome(element: XmlElement, itemId: string): FetchOutcome {
  const item = toFetchedItem(element);
  return item === undefined
    ? { kind: 'failed', itemId, code: 'mail-server-protocol', retryable: false }
    : { kind: 'ok', item };
}

const categorized = (item: XmlElement, itemId: string, categories: readonly string[]): Categorized => ({
  kind: 'ok',
  itemId,
  changeKey: item.child('ItemId')?.attribute('ChangeKey') ?? '',
  categories,
});

const failed = (itemId: string, error: MailServerError): Failure => ({
  kind: 'failed',
  itemId,
  code: error instanceof EwsError && error.detail.startsWith('Error') ? error.detail : error.code,
  retryable: error.retryable,
});

const concernsOneItem: ReadonlySet<string> = new Set(['cursor-invalid', 'folder-gone', 'transient', 'protocol']);

const concernsTheMailbox = ({ failure }: EwsError, code: string): boolean =>
  code !== 'ErrorAccessDenied' && !concernsOneItem.has(failure.kind);
