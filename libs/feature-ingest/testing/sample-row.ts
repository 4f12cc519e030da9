import { toActivityId, type ActivityId, type MailMetadata } from '@foldwatch/domain';
import type { FetchedItem, IndexedItem } from '@foldwatch/ports';

export function activityId(name: string): ActivityId {
  const id = toActivityId(`activity-${name}`);
  if (id === undefined) throw new Error(`${name} makes no id`);
  return id;
}

/** An item that was observed and has not changed since. */
export const row = (given: Partial<IndexedItem> = {}): IndexedItem => ({
  folderId: 'folder',
  itemId: 'item',
  changeKey: 'key-1',
  itemKey: 'item-key',
  state: 'known',
  because: 'change',
  activityId: activityId('one'),
  internetMessageId: '<one@contoso.com>',
  contentKey: 'content-1',
  number: { epoch: 1, read: 1, n: 0 },
  categorySeen: false,
  attempts: 0,
  ...given,
});

/** An item of which nothing but its id is known. */
export const unreadRow = (given: Partial<IndexedItem> = {}): IndexedItem => ({
  folderId: 'folder',
  itemId: 'item',
  changeKey: 'key-1',
  itemKey: 'item-key',
  state: 'to-fetch',
  because: 'change',
  categorySeen: false,
  attempts: 0,
  ...given,
});

const mail: MailMetadata = {
  internetMessageId: '<one@contoso.com>',
  kind: 'message',
  itemClass: 'IPM.Note',
  subject: 'one',
  to: [],
  cc: [],
  bcc: [],
  references: [],
  sensitivity: 'normal',
  isDraft: false,
  hasAttachments: false,
  sizeBytes: 1,
  headers: {},
};

export const fetchedItem = (given: Partial<FetchedItem> = {}): FetchedItem => ({
  itemId: 'item',
  changeKey: 'key-2',
  folderId: 'folder',
  mail,
  categories: [],
  ...given,
});
