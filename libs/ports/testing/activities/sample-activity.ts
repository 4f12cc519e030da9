import { toActivityId, type Activity, type ActivityId, type TrackingLink } from '@foldwatch/domain';

export function activityId(text: string): ActivityId {
  const id = toActivityId(text.padEnd(8, '-'));
  if (id === undefined) throw new TypeError(`${text} cannot be an activity's id`);
  return id;
}

type ActivityParts = Partial<Omit<Activity, 'message'>> & { readonly message?: Partial<Activity['message']> };

/** A tracked message from Erin to a customer, first version. */
export function activity(id: string, { message, ...parts }: ActivityParts = {}): Activity {
  return {
    id: activityId(id),
    organizationId: 'contoso',
    version: 1,
    sequence: 1,
    status: 'tracked',
    message: {
      kind: 'message',
      internetMessageId: `<${id}@contoso.example>`,
      subject: 'Offer for the new machines',
      direction: 'outgoing',
      from: { address: 'erin@contoso.example', name: 'Erin' },
      to: [{ address: 'buyer@fabrikam.example', name: 'Zoë Müller' }],
      cc: [],
      bcc: [],
      references: [],
      messageIdReused: false,
      ...message,
    },
    links: [],
    content: { state: 'pending', earlier: [] },
    history: [],
    createdAt: '2026-11-01T08:00:00.000Z',
    modifiedAt: '2026-11-01T08:00:00.000Z',
    ...parts,
  };
}

/** A mailbox's link to an activity, with a copy in each folder. */
export function link(
  mailboxId: string,
  folderIds: readonly string[],
  rule: { readonly ruleId?: string; readonly ruleVersion?: number; readonly status?: TrackingLink['status'] } = {},
): TrackingLink {
  const number = { epoch: 1, read: 1, n: 1 };
  return {
    mailboxId,
    status: 'tracked',
    reason: 'folder-rule',
    trackedAt: '2026-11-01T08:00:00.000Z',
    placements: folderIds.map((folderId, index) => ({ itemKey: `item-${index}`, folderId, number, tracked: true })),
    newestAct: number,
    departed: [],
    contentKeys: [],
    ...rule,
  };
}

/** `2026-11-01T08:00:00.000Z` and so many seconds. */
export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 1, 8) + seconds * 1000).toISOString();
