import { type MessageParts, readParts } from '../mime/message-parts';
import { type Item } from '../store/item';
import { type Store } from '../store/store';
import { isReadFromMime } from './extended-field';
import { type ItemShape } from './item-shape';

/** An item with all that its answer needs, fetched before anything is written. */
export interface ItemView {
  readonly item: Item;
  readonly mailboxGuid: string;
  readonly mailboxName: string;
  readonly mailboxAddress: string;
  readonly parent: { readonly guid: string; readonly changeSequence: number };
  readonly shape: ItemShape;
  /** Lists give summaries: no body, no addresses, no attachments. */
  readonly isSummary: boolean;
  readonly mime: Buffer | undefined;
  readonly parts: MessageParts | undefined;
}

const partFields = [
  'item:Body',
  'item:TextBody',
  'item:UniqueBody',
  'item:NormalizedBody',
  'item:Attachments',
  'item:Preview',
];
const bodyTag = 0x1000;

function needsParts({ shape, fields, extended }: ItemShape): boolean {
  return (
    shape !== 'IdOnly' || partFields.some((field) => fields.has(field)) || extended.some(({ tag }) => tag === bodyTag)
  );
}

function needsMime({ shape, includeMime, fields, headers, extended }: ItemShape): boolean {
  const wantsHeaders = headers.length > 0 || fields.has('item:InternetMessageHeaders') || shape === 'AllProperties';
  return includeMime || wantsHeaders || extended.some(isReadFromMime);
}

const nobody = { guid: '', displayName: '', emailAddress: '' };
const nowhere = { guid: '', changeSequence: 0 };

export function summaryView(store: Store, item: Item, shape: ItemShape): ItemView {
  const { guid, displayName, emailAddress } = store.mailboxes.byId(item.mailboxId) ?? nobody;
  const parent = store.folders.byId(item.folderId) ?? nowhere;
  return {
    item,
    mailboxGuid: guid,
    mailboxName: displayName,
    mailboxAddress: emailAddress,
    parent,
    shape,
    isSummary: true,
    mime: shape.extended.some(isReadFromMime) ? store.items.mimeOf(item) : undefined,
    parts: undefined,
  };
}

export async function fullView(store: Store, item: Item, shape: ItemShape): Promise<ItemView> {
  const wantsParts = needsParts(shape);
  const mime = wantsParts || needsMime(shape) ? store.items.mimeOf(item) : undefined;
  const parts = wantsParts && mime !== undefined ? await readParts(mime) : undefined;
  return { ...summaryView(store, item, shape), isSummary: false, mime, parts };
}
