import fc from 'fast-check';
import type { MailObservedV1 } from '@foldwatch/contracts';
import type { Exclusion, FolderRule, MailMetadata, TrackOption } from '@foldwatch/domain';
import { aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import type { LoggedDecision } from '@foldwatch/ports';
import { activity } from '@foldwatch/ports/testing';
import { configured, openRules, type OpenRules } from '../testing';

const folderIds = ['f-a', 'f-b', 'f-c'] as const;
const { folders } = aTree(...folderIds);
const question = '<question@contoso.example>';
const address = fc.constantFrom(
  'buyer@fabrikam.example',
  'a@news.fabrikam.example',
  'omar@contoso.example',
  'x@y.example',
);
const party = address.map((text) => ({ address: text }));

const mail: fc.Arbitrary<MailMetadata> = fc
  .record({
    kind: fc.constantFrom('message' as const, 'meeting-request' as const, 'read-receipt' as const, 'other' as const),
    subject: fc.constantFrom('Quote for the pump', 'Holiday', ''),
    from: party,
    to: fc.array(party, { maxLength: 2 }),
    cc: fc.array(party, { maxLength: 1 }),
    references: fc.constantFrom([], [question]),
    sensitivity: fc.constantFrom('normal' as const, 'normal' as const, 'private' as const),
    isDraft: fc.constantFrom(false, false, false, true),
    headers: fc.constantFrom({}, { precedence: 'bulk' }, { autoSubmitted: 'auto-replied' }),
  })
  .map((given) => aMail(given));

const rule: fc.Arbitrary<FolderRule> = fc
  .record({
    folderId: fc.constantFrom(...folderIds),
    action: fc.constantFrom('track' as const, 'track' as const, 'do-not-track' as const),
    paused: fc.constantFrom(false, false, true),
    regarding: fc.constantFrom(undefined, { table: 'account', id: 'a1' }),
  })
  .map(({ folderId, regarding, ...given }) =>
    aRule({ id: `r-${folderId}`, folderId, ...given, ...(regarding !== undefined && { regarding }) }),
  );
const rulesOf = fc.uniqueArray(rule, { selector: ({ folderId }) => folderId });

const valued = [
  { kind: 'address', value: 'buyer@fabrikam.example' },
  { kind: 'domain', value: 'fabrikam.example' },
  { kind: 'subject-words', value: 'quote' },
  { kind: 'private-item' },
  { kind: 'bulk' },
  { kind: 'automatic' },
  { kind: 'internal' },
] as const;
const exclusion = (effects: readonly Exclusion['effect'][], kinds: readonly (typeof valued)[number][] = valued) =>
  fc
    .record({
      what: fc.constantFrom(...kinds),
      effect: fc.constantFrom(...effects),
      where: fc.subarray(['from', 'to', 'cc'] as const, { minLength: 1 }),
      n: fc.nat(1_000),
    })
    .map(({ what, effect, where, n }): Exclusion => ({
      ...what,
      id: `x${n}`,
      effect: what.kind === 'address' || what.kind === 'domain' || effect !== 'ignore-party' ? effect : 'skip',
      where,
      createdAt: '2026-03-01T00:00:00.000Z',
    }));
const exclusionsOf = (one: fc.Arbitrary<Exclusion>) => fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 6 });

const observed = fc.array(
  fc.record({
    mail,
    folderId: fc.constantFrom(...folderIds, 'f-inbox', 'f-deleted', 'f-unknown'),
    because: fc.constantFrom('change' as const, 'change' as const, 'backfill' as const),
  }),
  { minLength: 1, maxLength: 6 },
);
const options = fc.constantFrom<TrackOption>('none', 'replies', 'known-senders', 'email-enabled', 'all');

/** What a decision says, but not when and of which mailbox. */
const said = ({ verdict, reason, checks, rule: deciding, exclusions }: LoggedDecision) => ({
  verdict,
  reason,
  checks,
  rule: deciding,
  exclusions,
});

describe('deciding', () => {
  let rules: OpenRules;
  let mailboxes = 0;

  beforeAll(async () => {
    rules = await openRules();
    const { organizationConfigs, recordDirectory, activityStore } = rules.adapters;
    const { version, settings } = await organizationConfigs.find();
    await organizationConfigs.replace({ version: version + 1, settings: { ...settings, exclusions: [] } });
    await recordDirectory.putMany([aRecord(), aRecord({ table: 'account', id: 'a1', emailAddresses: [] })]);
    const message = { internetMessageId: question, from: { address: 'buyer@fabrikam.example' } };
    await activityStore.replaceMany([activity('parent', { message })]);
  });
  afterAll(() => rules.close());

  interface Configured {
    readonly rules: readonly FolderRule[];
    readonly exclusions: readonly Exclusion[];
    readonly track: TrackOption;
    readonly tree?: typeof folders;
  }

  /** What a mailbox of its own, so configured, decides of messages: in one batch, or each alone. */
  async function decisionsOf(given: Configured, seen: readonly Pick<MailObservedV1, 'folderId'>[], alone = false) {
    mailboxes += 1;
    const id = `m-${mailboxes}`;
    const { rules: own, exclusions, track, tree = folders } = given;
    await configured(rules.adapters, { id, rules: own, folders: tree, exclusions, options: { track } });
    const observations = seen.map((one, n): MailObservedV1 => ({
      ...aPresentObservation({ mailboxId: id, number: { epoch: 1, read: 1, n }, itemKey: `k${n}` }),
      ...one,
    }));
    if (alone) for (const observation of observations) await rules.decide(observation);
    else await rules.decide(...observations);
    const { decisions } = await rules.adapters.decisionLog.list({ mailboxId: id, limit: 100 });
    const byId = new Map(decisions.map((decision) => [decision.id, said(decision)]));
    return observations.map(({ number: { n } }) => byId.get(`${id}-1-1-${n}`));
  }

  const anyExclusion = exclusion(['skip', 'ignore-party', 'block']);
  const anyConfiguration = fc.record({ rules: rulesOf, exclusions: exclusionsOf(anyExclusion), track: options });

  it('is deterministic: the same message, the same decision, alone or in a batch', async () => {
    await fc.assert(
      fc.asyncProperty(anyConfiguration, observed, async (given, seen) => {
        const first = await decisionsOf(given, seen);
        expect(first).not.toContain(undefined);
        expect(await decisionsOf(structuredClone(given), structuredClone(seen), true)).toEqual(first);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of rules, exclusions and folders', async () => {
    const turned = anyConfiguration.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.record({
          rules: fc.shuffledSubarray(given.rules, { minLength: given.rules.length }),
          exclusions: fc.shuffledSubarray(given.exclusions, { minLength: given.exclusions.length }),
          track: fc.constant(given.track),
          tree: fc.shuffledSubarray([...folders], { minLength: folders.length }),
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(turned, observed, async ([given, shuffled], seen) => {
        expect(await decisionsOf(shuffled, seen)).toEqual(await decisionsOf(given, seen));
      }),
      { numRuns: 60 },
    );
  });

  it('2.6 never lets a folder rule be weakened by an exclusion but one of private items and a block', async () => {
    const harmless = exclusion(
      ['skip', 'ignore-party'],
      valued.filter(({ kind }) => kind !== 'private-item'),
    );
    await fc.assert(
      fc.asyncProperty(rulesOf, exclusionsOf(harmless), observed, async (own, exclusions, seen) => {
        const ruled = seen.filter(({ folderId }) => own.some((one) => one.folderId === folderId));
        const given = { rules: own, track: 'none' } as const;
        const withNone = await decisionsOf({ ...given, exclusions: [] }, ruled);
        const withSome = await decisionsOf({ ...given, exclusions }, ruled);
        const judged = (all: typeof withNone) => all.map((one) => ({ ...one, exclusions: undefined }));
        expect(judged(withSome)).toEqual(judged(withNone));
      }),
      { numRuns: 60 },
    );
  });

  it('never tracks more because of an exclusion', async () => {
    await fc.assert(
      fc.asyncProperty(anyConfiguration, observed, async (given, seen) => {
        const without = await decisionsOf({ ...given, exclusions: [] }, seen);
        const within = await decisionsOf(given, seen);
        const more = within.filter((one, n) => one?.verdict === 'track' && without[n]?.verdict !== 'track');
        expect(more).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
