import fc from 'fast-check';
import { activityId, aMail, aRule, aTree } from '../../testing';
import { automaticFolders, type AutomaticScope } from './automatic-folders';
import type { Correlation } from '../correlation/correlation-method';
import { decideAutomaticTracking, type AutomaticTrackingFacts } from './decide-automatic-tracking';
import { decideTracking } from './decide-tracking';
import type { Exclusion } from './exclusion';
import { governedFolders } from './governed-folders';
import { defaultOrganizationSettings } from '../policy/organization-settings';
import { effectiveSettings } from '../policy/policy';
import { isReasonCode } from '../reason-codes';
import { trackOptions, type TrackOption } from './track-option';

const reply: Correlation = { method: 'in-reply-to', activityId: activityId('activity-parent') };
const exclusionOf = (effect: Exclusion['effect']): Exclusion => ({
  id: `x-${effect}`,
  kind: 'domain',
  value: 'fabrikam.example',
  effect,
  where: ['from'],
  createdAt: '2026-03-01T00:00:00.000Z',
});
const recordOf = (table: string) => ({ table, id: 'x', name: 'X' });

const facts = (given: Partial<AutomaticTrackingFacts> = {}): AutomaticTrackingFacts => ({
  mail: aMail(),
  option: 'replies',
  correlation: undefined,
  isInternalSideThread: false,
  exclusions: [],
  isStopped: false,
  correspondents: [],
  ...given,
});

const outcome = (given: Partial<AutomaticTrackingFacts>): string => {
  const { verdict, reason } = decideAutomaticTracking(facts(given));
  return `${verdict} ${reason}`;
};

const isTracked = (given: AutomaticTrackingFacts, option: TrackOption): boolean =>
  decideAutomaticTracking({ ...given, option }).verdict === 'track';

describe('§3 decideAutomaticTracking', () => {
  it.each<{ given: string; facts: Partial<AutomaticTrackingFacts>; expected: string }>([
    { given: 'all mail, and any message', facts: { option: 'all' }, expected: 'track all-mail' },
    { given: 'replies, and a message that answers nothing', facts: {}, expected: 'skip not-a-reply' },
    { given: 'replies, and a reply', facts: { correlation: reply }, expected: 'track reply-to-tracked' },
    {
      given: 'replies, and mail of a tracked conversation',
      facts: { correlation: { ...reply, method: 'conversation-index' } },
      expected: 'track same-conversation',
    },
    { given: 'none, even a reply', facts: { option: 'none', correlation: reply }, expected: 'skip track-option-none' },
    {
      given: 'known senders, and one of whom there is no record',
      facts: { option: 'known-senders' },
      expected: 'skip unknown-sender',
    },
    ...['contact', 'account', 'lead'].map((table) => ({
      given: `known senders, and a ${table}`,
      facts: { option: 'known-senders' as const, correspondents: [recordOf(table)] },
      expected: 'track known-sender',
    })),
    ...['systemuser', 'queue', 'opportunity'].map((table) => ({
      given: `known senders, and a record of the table ${table}`,
      facts: { option: 'known-senders' as const, correspondents: [recordOf(table)] },
      expected: 'skip unknown-sender',
    })),
    {
      given: 'known senders, and a message to a user and a contact',
      facts: { option: 'known-senders', correspondents: [recordOf('systemuser'), recordOf('contact')] },
      expected: 'track known-sender',
    },
    {
      given: 'email-enabled records, and any record',
      facts: { option: 'email-enabled', correspondents: [recordOf('queue')] },
      expected: 'track email-enabled-sender',
    },
    {
      given: 'email-enabled records, and nobody known',
      facts: { option: 'email-enabled' },
      expected: 'skip unknown-sender',
    },
    {
      given: 'all mail, and a draft',
      facts: { option: 'all', mail: aMail({ isDraft: true }) },
      expected: 'skip draft',
    },
    ...(['private', 'confidential'] as const).map((sensitivity) => ({
      given: `all mail, and a ${sensitivity} item`,
      facts: { option: 'all' as const, mail: aMail({ sensitivity }), correlation: reply },
      expected: 'skip private-item',
    })),
    ...(['read-receipt', 'non-delivery-report', 'encrypted'] as const).map((kind) => ({
      given: `all mail, and a ${kind}`,
      facts: { option: 'all' as const, mail: aMail({ kind }), correlation: reply },
      expected: 'skip not-automatic-kind',
    })),
    {
      given: 'all mail, and an item that is no mail',
      facts: { option: 'all', mail: aMail({ kind: 'other' }) },
      expected: 'skip not-a-message',
    },
    ...(['meeting-request', 'meeting-response', 'meeting-cancellation'] as const).map((kind) => ({
      given: `all mail, and a ${kind}`,
      facts: { option: 'all' as const, mail: aMail({ kind }) },
      expected: 'track all-mail',
    })),
    {
      given: 'all mail, and an excluded message, even a reply',
      facts: { option: 'all', correlation: reply, exclusions: [exclusionOf('skip')] },
      expected: 'skip excluded',
    },
    {
      given: 'all mail, and a reply on a stopped conversation',
      facts: { option: 'all', correlation: reply, isStopped: true },
      expected: 'skip conversation-stopped',
    },
    {
      given: 'all mail, and a message of a party that is ignored',
      facts: { option: 'all', exclusions: [exclusionOf('ignore-party')] },
      expected: 'track all-mail',
    },
    {
      given: 'all mail, and a reply on an internal side thread',
      facts: { option: 'all', correlation: reply, isInternalSideThread: true },
      expected: 'skip internal-side-thread',
    },
  ])('$given: $expected', ({ facts: given, expected }) => {
    expect(outcome(given)).toBe(expected);
  });

  const anyFacts = fc.record({
    option: fc.constantFrom(...trackOptions),
    correlation: fc.constantFrom(undefined, reply),
    isInternalSideThread: fc.boolean(),
    isStopped: fc.boolean(),
    exclusions: fc.subarray([exclusionOf('skip'), exclusionOf('ignore-party')]),
    correspondents: fc.subarray(['contact', 'systemuser', 'queue'].map(recordOf)),
    mail: fc.record({
      kind: fc.constantFrom('message' as const, 'read-receipt' as const, 'other' as const),
      isDraft: fc.boolean(),
      sensitivity: fc.constantFrom('normal' as const, 'private' as const),
    }),
  });

  it('accepts with a wider option whatever a narrower one accepts', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const tracked = trackOptions.map((option) => isTracked(given, option));
        expect(tracked).toEqual(tracked.toSorted((a, b) => Number(a) - Number(b)));
      }),
    );
  });

  it('decides alike upon the same facts, for a known reason that its last check bears out', () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const decision = decideAutomaticTracking(given);
        expect(decideAutomaticTracking(structuredClone(given))).toEqual(decision);
        expect(isReasonCode(decision.reason)).toBe(true);
        expect(decision.checks.length).toBeGreaterThan(0);
      }),
    );
  });

  it('shows the values compared, and nothing of the message', () => {
    const { checks } = decideAutomaticTracking(facts({ option: 'known-senders', correspondents: [recordOf('queue')] }));
    expect(checks.at(-1)).toEqual({
      name: 'correspondent-known',
      passed: false,
      actual: 'queue',
      expected: 'contact, account or lead',
    });
    expect(JSON.stringify(checks)).not.toMatch(/Quote|@|Purchasing/);
  });
});

const decide = (
  rules: Parameters<typeof governedFolders>[1],
  folderId: string,
  exclusions: readonly Exclusion[] = [],
): string => {
  const governance = governedFolders(aTree('f-fabrikam'), rules, 'inbox').get(folderId);
  const folder = { mail: aMail(), mailboxState: 'enabled', governance, record: undefined } as const;
  const { verdict, reason } = decideTracking({ folder, automatic: facts({ option: 'all', exclusions }), exclusions });
  return `${verdict} ${reason}`;
};

describe('§3 decideTracking', () => {
  it.each([
    { given: 'a rule that tracks', rules: [aRule()], expected: 'track folder-rule' },
    { given: 'a private folder', rules: [aRule({ action: 'do-not-track' })], expected: 'skip do-not-track-rule' },
    { given: 'a paused rule', rules: [aRule({ paused: true })], expected: 'skip rule-paused' },
    { given: 'no rule', rules: [], expected: 'track all-mail' },
  ] as const)('leaves a folder to $given', ({ rules, expected }) => {
    expect(decide(rules, 'f-fabrikam')).toBe(expected);
  });

  it('never lets a folder rule be weakened by any exclusion but a block', () => {
    const anyExclusions = fc.subarray([exclusionOf('skip'), exclusionOf('ignore-party')]);
    fc.assert(
      fc.property(anyExclusions, (exclusions) => {
        expect(decide([aRule()], 'f-fabrikam', exclusions)).toBe('track folder-rule');
      }),
    );
  });

  it('keeps what the organization blocks out of tracked folders too, whatever else holds', () => {
    const effects = ['skip', 'ignore-party', 'block'] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray(effects.map(exclusionOf), { minLength: 3 }), (exclusions) => {
        expect(decide([aRule()], 'f-fabrikam', exclusions)).toBe('skip blocked');
        expect(decide([], 'f-fabrikam', exclusions)).toBe('skip blocked');
      }),
    );
  });

  it('never tracks what was deleted, whatever the option', () => {
    expect(decide([], 'f-deleted')).toBe('skip deleted');
  });
});

describe('§3 automaticFolders', () => {
  const tree = aTree('f-fabrikam', 'f-other');
  const inboxOnly: AutomaticScope = { autoTrackSubfolders: false, autoTrackSentItems: false };
  const foldersOf = (scope: Partial<AutomaticScope>, rules: Parameters<typeof automaticFolders>[1] = []) => [
    ...automaticFolders(tree, rules, { ...inboxOnly, ...scope }),
  ];

  it('are Inbox and, where the organization wants it, its sub-folders and Sent Items', () => {
    expect(foldersOf({})).toEqual(['f-inbox']);
    expect(foldersOf({ autoTrackSubfolders: true })).toEqual(['f-inbox', 'f-fabrikam', 'f-other']);
    expect(foldersOf({ autoTrackSentItems: true })).toEqual(['f-inbox', 'f-sent']);
  });

  it('are none that a rule reaches, whatever it says', () => {
    const rule = aRule({ action: 'do-not-track' });
    expect(foldersOf({ autoTrackSubfolders: true }, [rule])).toEqual(['f-inbox', 'f-other']);
    expect(foldersOf({}, [aRule({ folderId: 'f-inbox', paused: true })])).toEqual([]);
    const sweeping = aRule({ folderId: 'f-inbox', includeSubfolders: true, action: 'do-not-track' });
    expect(foldersOf({ autoTrackSubfolders: true }, [sweeping])).toEqual([]);
  });
});

describe('§3 the track option that decides', () => {
  it.each<{ track?: TrackOption; trackCap: TrackOption; expected: TrackOption }>([
    { trackCap: 'all', expected: 'replies' },
    { trackCap: 'none', expected: 'none' },
    { track: 'all', trackCap: 'known-senders', expected: 'known-senders' },
    { track: 'email-enabled', trackCap: 'all', expected: 'email-enabled' },
    { track: 'none', trackCap: 'all', expected: 'none' },
  ])('of $track under $trackCap is $expected', ({ trackCap, expected, ...options }) => {
    const organization = { ...defaultOrganizationSettings, trackCap };
    expect(effectiveSettings({ organization, options }).track).toBe(expected);
  });
});
