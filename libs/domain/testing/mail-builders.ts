import {
  FolderTree,
  toActivityId,
  type ActivityId,
  type CrmRecord,
  type FolderRule,
  type MailMetadata,
  type PresentObservation,
} from '../src';

export function activityId(text = 'activity-1'): ActivityId {
  const id = toActivityId(text);
  if (id === undefined) throw new Error(`no activity id: ${text}`);
  return id;
}

export const aMail = (given: Partial<MailMetadata> = {}): MailMetadata => ({
  internetMessageId: '<1@fabrikam.example>',
  kind: 'message',
  itemClass: 'IPM.Note',
  subject: 'Quote for the pump station',
  from: { address: 'buyer@fabrikam.example', name: 'Purchasing' },
  to: [{ address: 'erin@contoso.example', name: 'Erin' }],
  cc: [],
  bcc: [],
  sentAt: '2026-03-02T08:00:00.000Z',
  receivedAt: '2026-03-02T08:00:05.000Z',
  references: [],
  sensitivity: 'normal',
  isDraft: false,
  hasAttachments: false,
  sizeBytes: 2_000,
  headers: {},
  ...given,
});

export const aPresentObservation = (given: Partial<PresentObservation> = {}): PresentObservation => ({
  kind: 'present',
  mailboxId: 'm-erin',
  activityId: activityId(),
  number: { epoch: 1, read: 1, n: 1 },
  itemKey: 'k1',
  folderId: 'f-fabrikam',
  observedAt: '2026-03-02T08:01:00.000Z',
  because: 'change',
  mail: aMail(),
  contentKey: 'c1',
  ...given,
});

export const aRule = (given: Partial<FolderRule> = {}): FolderRule => ({
  id: 'r1',
  version: 1,
  folderId: 'f-fabrikam',
  action: 'track',
  includeSubfolders: false,
  existing: 'track',
  effectiveFrom: '2026-03-01T00:00:00.000Z',
  paused: false,
  ...given,
});

export const aRecord = (given: Partial<CrmRecord> = {}): CrmRecord => ({
  table: 'contact',
  id: 'c-buyer',
  name: 'Bea Buyer',
  emailAddresses: ['buyer@fabrikam.example'],
  state: 'active',
  createdAt: '2026-01-01T00:00:00.000Z',
  modifiedAt: '2026-01-01T00:00:00.000Z',
  ...given,
});

export const inbox = { id: 'f-inbox', name: 'Inbox', folderClass: 'mail', wellKnown: 'inbox', itemCount: 0 } as const;

/** Inbox with the named folders below it, Sent Items, Deleted Items, and Archive beside it. */
export const aTree = (...below: readonly string[]): FolderTree =>
  new FolderTree([
    inbox,
    ...below.map((id) => ({ id, parentId: inbox.id, name: id, folderClass: 'mail', itemCount: 0 }) as const),
    { id: 'f-sent', name: 'Sent Items', folderClass: 'mail', wellKnown: 'sent-items', itemCount: 0 },
    { id: 'f-deleted', name: 'Deleted Items', folderClass: 'mail', wellKnown: 'deleted-items', itemCount: 0 },
    { id: 'f-archive', name: 'Archive', folderClass: 'mail', itemCount: 0 },
  ]);
