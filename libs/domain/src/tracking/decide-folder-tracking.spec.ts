import { defaultReadRights, readerOf, type AccessLevel } from '../rights/read-rights';
import fc from 'fast-check';
import { aMail, aRule, aTree } from '../../testing';
import {
  decideFolderTracking,
  decideWished,
  ruleRecordFor,
  directionOf,
  type FolderTrackingFacts,
} from './decide-folder-tracking';
import { governedFolders } from './governed-folders';
import { rulesByFolder, type FolderRule } from '../folder-rule';
import { FolderTree } from '../folder-tree';
import { isReasonCode } from '../reason-codes';

const tree = aTree('f-fabrikam', 'f-other');
const record = {
  state: 'active',
  record: { table: 'account', id: 'a1', name: 'Fabrikam' },
  access: { table: 'account', id: 'a1', ownerId: 'u-omar' },
} as const;

interface Given extends Partial<Omit<FolderTrackingFacts, 'governance'>> {
  readonly rules?: readonly FolderRule[];
  readonly folderId?: string;
  readonly scope?: 'inbox' | 'all';
}

function facts({ rules = [aRule()], folderId = 'f-fabrikam', scope = 'inbox', ...given }: Given): FolderTrackingFacts {
  const governance = governedFolders(tree, rules, scope).get(folderId);
  return { mail: aMail(), mailboxState: 'enabled', record, ...given, governance };
}

describe('decideFolderTracking', () => {
  it.each<{ given: string; facts: Given; expected: string }>([
    { given: 'a message in a tracked folder', facts: {}, expected: 'track folder-rule' },
    { given: 'a folder without rule', facts: { folderId: 'f-other' }, expected: 'skip no-rule-for-folder' },
    {
      given: 'a folder that is private',
      facts: { rules: [aRule({ action: 'do-not-track' })] },
      expected: 'skip do-not-track-rule',
    },
    { given: 'a paused rule', facts: { rules: [aRule({ paused: true })] }, expected: 'skip rule-paused' },
    {
      given: 'a folder out of scope',
      facts: { rules: [aRule({ folderId: 'f-archive' })], folderId: 'f-archive' },
      expected: 'skip folder-out-of-scope',
    },
    {
      given: 'the same folder where all mail folders are allowed',
      facts: { rules: [aRule({ folderId: 'f-archive' })], folderId: 'f-archive', scope: 'all' },
      expected: 'track folder-rule',
    },
    {
      given: 'a folder that the tree does not know',
      facts: { rules: [aRule({ folderId: 'f-gone' })], folderId: 'f-gone' },
      expected: 'skip folder-out-of-scope',
    },
    { given: 'a deleted message', facts: { folderId: 'f-deleted' }, expected: 'skip deleted' },
    {
      given: 'a deleted folder with a rule',
      facts: { rules: [aRule({ folderId: 'f-deleted' })], folderId: 'f-deleted', scope: 'all' },
      expected: 'skip deleted',
    },
    { given: 'an unknown mailbox', facts: { mailboxState: undefined }, expected: 'skip mailbox-not-enabled' },
    { given: 'a mailbox not yet enabled', facts: { mailboxState: 'pending' }, expected: 'skip mailbox-not-enabled' },
    {
      given: 'a mailbox disabled after the message was seen',
      facts: { mailboxState: 'disabled' },
      expected: 'track folder-rule',
    },
    { given: 'a draft', facts: { mail: aMail({ isDraft: true }) }, expected: 'skip draft' },
    { given: 'an item that is no mail', facts: { mail: aMail({ kind: 'other' }) }, expected: 'skip not-a-message' },
    {
      given: 'a private item',
      facts: { mail: aMail({ sensitivity: 'private' }) },
      expected: 'skip private-item',
    },
    {
      given: 'a confidential item',
      facts: { mail: aMail({ sensitivity: 'confidential' }) },
      expected: 'skip private-item',
    },
    { given: 'a personal item', facts: { mail: aMail({ sensitivity: 'personal' }) }, expected: 'track folder-rule' },
    ...(
      [
        'meeting-request',
        'meeting-response',
        'meeting-cancellation',
        'read-receipt',
        'non-delivery-report',
        'encrypted',
      ] as const
    ).map((kind) => ({ given: `a ${kind}`, facts: { mail: aMail({ kind }) }, expected: 'track folder-rule' })),
  ])('$given', ({ facts: given, expected }) => {
    const { verdict, reason } = decideFolderTracking(facts(given), 'excluded');
    expect(`${verdict} ${reason}`).toBe(expected);
  });

  it.each<{ given: string; record: FolderTrackingFacts['record']; regarding: string | undefined; passed: boolean }>([
    { given: 'an active record', record, regarding: 'a1', passed: true },
    { given: 'a merged record', record: { ...record, state: 'merged' }, regarding: 'a1', passed: true },
    { given: 'an inactive record', record: { state: 'inactive' }, regarding: undefined, passed: false },
    { given: 'an unreadable record', record: { state: 'unreadable' }, regarding: undefined, passed: false },
    { given: 'a deleted record', record: { state: 'deleted' }, regarding: undefined, passed: false },
  ])('tracks by a rule with $given', ({ record: named, regarding, passed }) => {
    const decision = decideFolderTracking(facts({ record: named }), 'excluded');
    expect(decision.verdict).toBe('track');
    expect(decision.rule?.regarding?.id).toBe(regarding);
    expect(decision.checks.at(-1)).toMatchObject({ name: 'record-active', passed });
  });

  it('names every check in the order made', () => {
    expect(decideFolderTracking(facts({}), 'excluded').checks.map(({ name }) => name)).toEqual([
      'mailbox-enabled',
      'folder-has-rule',
      'folder-eligible',
      'rule-tracks',
      'rule-running',
      'is-message',
      'is-sent',
      'not-private',
      'record-active',
    ]);
  });

  it('tracks in a sub-tree, but not where a nearer rule keeps a folder private', () => {
    const nested = aTree('f-fabrikam', 'f-secret');
    const rules = [
      aRule({ id: 'wide', folderId: 'f-inbox', includeSubfolders: true }),
      aRule({ id: 'private', folderId: 'f-secret', action: 'do-not-track' }),
    ];
    const governed = governedFolders(nested, rules, 'inbox');
    expect(governed.get('f-fabrikam')?.rule?.id).toBe('wide');
    expect(governed.get('f-secret')?.rule?.id).toBe('private');
  });

  it('never tracks in a folder that was deleted, wherever mail folders are allowed', () => {
    const deleted = { id: 'f-gone', parentId: 'f-deleted', name: 'Gone', folderClass: 'mail', itemCount: 1 } as const;
    const withDeleted = new FolderTree([...tree.folders, deleted]);
    const governance = governedFolders(withDeleted, [aRule({ folderId: 'f-gone' })], 'all').get('f-gone');
    expect(governance).toMatchObject({ isDeleted: true, isEligible: false });
    expect(rulesByFolder(withDeleted, [aRule({ folderId: 'f-gone' })], 'all').size).toBe(0);
  });

  it('fails at exactly the last check, never compares text of the message, and explains with a known code', () => {
    const given = fc.record({
      kind: fc.constantFrom('message', 'other', 'read-receipt', 'encrypted' as const),
      isDraft: fc.boolean(),
      sensitivity: fc.constantFrom('normal', 'personal', 'private', 'confidential' as const),
      paused: fc.boolean(),
      action: fc.constantFrom('track', 'do-not-track' as const),
      folderId: fc.constantFrom('f-fabrikam', 'f-other', 'f-archive', 'f-deleted'),
      mailboxState: fc.constantFrom('enabled', 'disabled', 'pending', undefined),
    });
    fc.assert(
      fc.property(given, ({ kind, isDraft, sensitivity, paused, action, folderId, mailboxState }) => {
        const subject = 'SECRET subject';
        const mail = aMail({ kind: kind as 'message', isDraft, sensitivity: sensitivity as 'normal', subject });
        const rules = [aRule({ paused, action: action as 'track' }), aRule({ id: 'r2', folderId: 'f-archive' })];
        const state = mailboxState as 'enabled' | undefined;
        const decision = decideFolderTracking(facts({ mail, rules, folderId, mailboxState: state }), 'excluded');
        const isTracked = decision.verdict === 'track';
        expect(isReasonCode(decision.reason)).toBe(true);
        expect(decision.checks.slice(0, -1).every(({ passed }) => passed)).toBe(true);
        expect(decision.checks.at(-1)?.passed).toBe(isTracked);
        expect(JSON.stringify(decision.checks)).not.toMatch(/SECRET|Purchasing|Fabrikam|buyer@/);
      }),
    );
  });
});

describe('directionOf', () => {
  it.each([
    { from: 'buyer@fabrikam.example', sender: undefined, expected: 'incoming' },
    { from: 'erin@contoso.example', sender: undefined, expected: 'outgoing' },
    { from: 'sales@contoso.example', sender: 'erin@contoso.example', expected: 'outgoing' },
  ])('calls mail from $from sent by $sender $expected', ({ from, sender, expected }) => {
    const parties = { from: { address: from }, ...(sender !== undefined && { sender: { address: sender } }) };
    expect(directionOf(parties, new Set(['erin@contoso.example']))).toBe(expected);
  });
});

const standing = (level: AccessLevel, ownerId: string) => {
  const standard = { ...defaultReadRights.standard, otherTables: level };
  return ruleRecordFor(readerOf({ standard, profiles: [] }, ownerId), record)?.state;
};

describe('§2.5 the record that a rule names', () => {
  it.each<{ level: AccessLevel; ownerId: string; expected: string }>([
    { level: 'organization', ownerId: 'u-erin', expected: 'active' },
    { level: 'user', ownerId: 'u-omar', expected: 'active' },
    { level: 'user', ownerId: 'u-erin', expected: 'unreadable' },
    { level: 'none', ownerId: 'u-omar', expected: 'unreadable' },
  ])('is $expected for the rules of $ownerId, whose level is $level', ({ level, ownerId, expected }) => {
    expect(standing(level, ownerId)).toBe(expected);
  });
});

describe('what a person wants recorded', () => {
  const archive = { rules: [aRule({ folderId: 'f-archive' })], folderId: 'f-archive' };
  const isPrivate = aMail({ sensitivity: 'private' });

  it.each<[string, Given, string]>([
    ['is recorded where no rule tracks the folder', { folderId: 'f-other' }, 'track recorded-by-person none'],
    ['is recorded where the rule is paused', { rules: [aRule({ paused: true })] }, 'track recorded-by-person none'],
    ['is recorded in a folder out of scope', archive, 'track recorded-by-person none'],
    ['has the record of the rule where there is one', {}, 'track recorded-by-person a1'],
    ['stays out of a private folder', { rules: [aRule({ action: 'do-not-track' })] }, 'skip do-not-track-rule none'],
    ['stays out when it is private', { folderId: 'f-other', mail: isPrivate }, 'skip private-item none'],
    ['stays out while it is a draft', { folderId: 'f-other', mail: aMail({ isDraft: true }) }, 'skip draft none'],
    [
      'stays out when it is no mail',
      { folderId: 'f-other', mail: aMail({ kind: 'other' }) },
      'skip not-a-message none',
    ],
    ['stays out of a mailbox that never was enabled', { mailboxState: 'pending' }, 'skip mailbox-not-enabled none'],
  ])('%s', (_, given, expected) => {
    const { verdict, reason, rule } = decideWished(facts(given), 'excluded');
    expect(`${verdict} ${reason} ${rule?.regarding?.id ?? 'none'}`).toBe(expected);
  });

  it('is recorded when it is private, and such mail is not excluded', () => {
    expect(decideWished(facts({ folderId: 'f-other', mail: isPrivate }), 'allowed').verdict).toBe('track');
  });
});
