import {
  exclusionEffects,
  exclusionKinds,
  isCheckName,
  reasons,
  type Exclusion,
  type MailKind,
} from '@foldwatch/domain';
import { aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import type { MailObservedV1 } from '@foldwatch/contracts';
import { configured, openRules, type OpenRules } from '../testing';

const { folders } = aTree('f-fabrikam', 'f-other', 'f-private', 'f-paused');
const mailKinds: readonly MailKind[] = [
  'message',
  'meeting-request',
  'meeting-response',
  'meeting-cancellation',
  'read-receipt',
  'non-delivery-report',
  'encrypted',
  'other',
];
const exclusionOf = (kind: Exclusion['kind'], effect: Exclusion['effect']): Exclusion => ({
  id: `${kind}-${effect}`,
  kind,
  ...(kind === 'address' && { value: 'buyer@fabrikam.example' }),
  ...(kind === 'domain' && { value: 'fabrikam.example' }),
  ...(kind === 'subject-words' && { value: 'quote' }),
  effect,
  where: ['from', 'to', 'cc'],
  createdAt: '2026-03-01T00:00:00.000Z',
});

let next = 0;
const present = (given: Partial<MailObservedV1> & Parameters<typeof aPresentObservation>[0] = {}): MailObservedV1 => {
  next += 1;
  return aPresentObservation({ number: { epoch: 1, read: 1, n: next }, itemKey: `k${next}`, ...given });
};
const gone = (kind: 'left' | 'category-removed', given: Partial<MailObservedV1> = {}): MailObservedV1 => {
  const { because: _b, mail: _m, contentKey: _c, ...seen } = present();
  return { ...seen, kind, ...given };
};

/** Every way in which a message can be seen, and the reason that it has. */
const ways: readonly { readonly way: string; readonly seen: MailObservedV1; readonly reason: string }[] = [
  { way: 'in a tracked folder', seen: present(), reason: 'folder-rule' },
  { way: 'in a folder that no rule reaches', seen: present({ folderId: 'f-other' }), reason: 'no-rule-for-folder' },
  { way: 'in a folder that nobody knows', seen: present({ folderId: 'f-new' }), reason: 'no-rule-for-folder' },
  { way: 'in Inbox', seen: present({ folderId: 'f-inbox' }), reason: 'unknown-sender' },
  { way: 'in a private folder', seen: present({ folderId: 'f-private' }), reason: 'do-not-track-rule' },
  { way: 'under a paused rule', seen: present({ folderId: 'f-paused' }), reason: 'rule-paused' },
  { way: 'out of scope', seen: present({ folderId: 'f-archive' }), reason: 'folder-out-of-scope' },
  { way: 'in Deleted Items', seen: present({ folderId: 'f-deleted' }), reason: 'deleted' },
  { way: 'by a backfill', seen: present({ because: 'backfill' }), reason: 'folder-rule' },
  {
    way: 'by a backfill outside tracked folders',
    seen: present({ because: 'backfill', folderId: 'f-inbox' }),
    reason: 'no-rule-for-folder',
  },
  { way: 'by a comparison', seen: present({ because: 'reconciliation' }), reason: 'folder-rule' },
  { way: 'as a draft', seen: present({ mail: aMail({ isDraft: true }) }), reason: 'draft' },
  { way: 'as a private item', seen: present({ mail: aMail({ sensitivity: 'private' }) }), reason: 'private-item' },
  ...mailKinds.map((kind) => ({
    way: `as ${kind} in a tracked folder`,
    seen: present({ mail: aMail({ kind }) }),
    reason: kind === 'other' ? 'not-a-message' : 'folder-rule',
  })),
  ...mailKinds.map((kind, n) => ({
    way: `as ${kind} in Inbox`,
    seen: present({ mail: aMail({ kind }), folderId: 'f-inbox' }),
    reason: n < 4 ? 'unknown-sender' : kind === 'other' ? 'not-a-message' : 'not-automatic-kind',
  })),
  { way: 'in a mailbox that is pending', seen: present({ mailboxId: 'm-pending' }), reason: 'mailbox-not-enabled' },
  { way: 'in a mailbox disabled since', seen: present({ mailboxId: 'm-disabled' }), reason: 'folder-rule' },
  { way: 'in a mailbox that is gone', seen: present({ mailboxId: 'm-gone' }), reason: 'mailbox-not-enabled' },
  { way: 'no more, because it moved', seen: gone('left', { whereabouts: 'elsewhere' }), reason: 'left-folder' },
  { way: 'no more, because it was deleted', seen: gone('left', { whereabouts: 'deleted-items' }), reason: 'deleted' },
  { way: 'no more, because it is gone', seen: gone('left', { whereabouts: 'gone' }), reason: 'deleted' },
  { way: 'without its category', seen: gone('category-removed'), reason: 'category-removed' },
  {
    way: 'without any header',
    seen: present({
      mail: {
        kind: 'message',
        itemClass: '',
        subject: '',
        to: [],
        cc: [],
        bcc: [],
        references: [],
        sensitivity: 'normal',
        isDraft: false,
        hasAttachments: false,
        sizeBytes: 0,
        headers: {},
      },
    }),
    reason: 'folder-rule',
  },
];

describe('9 every message seen has a decision', () => {
  let rules: OpenRules;

  beforeEach(async () => {
    rules = await openRules();
    const tracked = [
      aRule(),
      aRule({ id: 'r2', folderId: 'f-private', action: 'do-not-track' }),
      aRule({ id: 'r3', folderId: 'f-paused', paused: true }),
      aRule({ id: 'r4', folderId: 'f-archive' }),
    ];
    const options = { track: 'known-senders' } as const;
    for (const id of ['m-erin', 'm-pending', 'm-disabled']) {
      const state = id === 'm-erin' ? 'enabled' : id === 'm-pending' ? 'pending' : 'disabled';
      await configured(rules.adapters, { id, rules: tracked, folders, options, state });
    }
  });
  afterEach(() => rules.close());

  it.each(ways)('$way: $reason', async ({ seen, reason }) => {
    expect(await rules.decide(seen)).toEqual([{ kind: 'done' }]);
    const [logged, ...others] = await rules.logged();
    expect(others).toEqual([]);
    expect(logged?.reason).toBe(reason);
    expect((await rules.decided())[0]).toMatchObject({ id: logged?.id, reason });
    for (const { name, actual, expected } of logged?.checks ?? []) {
      expect([isCheckName(name), typeof actual, typeof expected]).toEqual([true, 'string', 'string']);
    }
    expect(logged?.checks.length).toBeGreaterThan(0);
  });

  it('also where any exclusion holds', async () => {
    const { version, settings } = await rules.adapters.organizationConfigs.find();
    const exclusions = exclusionKinds.flatMap((kind) => exclusionEffects.map((effect) => exclusionOf(kind, effect)));
    await rules.adapters.organizationConfigs.replace({ version: version + 1, settings: { ...settings, exclusions } });
    await rules.adapters.recordDirectory.putMany([aRecord()]);
    const seen = ['f-fabrikam', 'f-inbox', 'f-other'].map((folderId) => present({ folderId }));
    await rules.decide(...seen);
    const logged = await rules.logged();
    expect(logged.map(({ reason }) => reason).toSorted()).toEqual(['blocked', 'blocked', 'no-rule-for-folder']);
    expect(logged.every(({ exclusions: held = [] }) => held.length === 9)).toBe(true);
  });

  it('knows each reason that rules give, with what to do about it', () => {
    for (const { reason } of ways) expect(Object.keys(reasons)).toContain(reason);
  });
});
