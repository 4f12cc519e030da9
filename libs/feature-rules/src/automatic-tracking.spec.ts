import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import {
  tokenText,
  type Exclusion,
  type MailboxOptions,
  type Observation,
  type PresentObservation,
  type TokenTarget,
} from '@foldwatch/domain';
import { aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { activity } from '@foldwatch/ports/testing';
import { batchOf, configured, decideMailOver, type CallCount } from '../testing';
import type { DecideMail } from './decide-mail';

const { folders } = aTree('f-fabrikam');
const question = '<question@contoso.example>';

const inInbox = (given: Partial<PresentObservation> = {}): PresentObservation =>
  aPresentObservation({ folderId: 'f-inbox', ...given });
const reply = (given: Partial<PresentObservation> = {}): PresentObservation =>
  inInbox({ mail: aMail({ inReplyTo: question }), ...given });

const withToken = (token: string) => inInbox({ mail: aMail({ subject: `RE: Quote ${token}` }) });

const excluding = (given: Partial<Exclusion> = {}): Exclusion => ({
  id: 'x1',
  kind: 'domain',
  value: 'fabrikam.example',
  effect: 'skip',
  where: ['from'],
  createdAt: '2026-03-01T00:00:00.000Z',
  ...given,
});

describe('§3 mail outside tracked folders', () => {
  let adapters: EmbeddedAdapters;
  let count: CallCount;
  let decideMail: DecideMail;

  beforeEach(async () => {
    adapters = await openEmbedded();
    count = { calls: 0 };
    decideMail = decideMailOver(adapters, count);
    const message = { internetMessageId: question, from: { address: 'buyer@fabrikam.example' } };
    await adapters.activityStore.replaceMany([activity('parent', { message })]);
  });
  afterEach(() => adapters.close());

  async function decide(...observations: readonly Observation[]): Promise<readonly MailDecidedV1[]> {
    await decideMail.execute(batchOf(...observations));
    const { events } = await adapters.eventLog.read(mailDecided.topic, undefined, 10_000);
    return events.slice(-observations.length).map(({ payload }) => payload as MailDecidedV1);
  }

  const reasonOf = async (observation: Observation): Promise<string> => {
    const [decision] = await decide(observation);
    return `${decision?.verdict} ${decision?.reason}`;
  };

  const erin = (options: MailboxOptions = {}) => configured(adapters, { id: 'm-erin', rules: [], folders, options });

  const ofOrganization = async (...exclusions: readonly Exclusion[]): Promise<void> => {
    const { version, settings } = await adapters.organizationConfigs.find();
    await adapters.organizationConfigs.replace({ version: version + 1, settings: { ...settings, exclusions } });
  };

  it('is tracked when it answers recorded mail', async () => {
    await erin();
    expect(await reasonOf(reply())).toBe('track reply-to-tracked');
    expect(await reasonOf(inInbox())).toBe('skip not-a-reply');
  });

  it('carries what the mailbox wants made of its sender, as far as the organization allows it (§6)', async () => {
    await erin({ create: 'lead', createMode: 'suggest' });
    const [decision] = await decide(reply());
    expect(decision?.creation).toEqual({ table: 'lead', mode: 'suggest' });
    expect(decision?.checks?.at(-1)).toMatchObject({ name: 'sender-not-excluded', passed: true });
    await ofOrganization(excluding({ effect: 'ignore-party' }));
    expect((await decide(reply()))[0]?.creation).toBeUndefined();
    expect((await decide(inInbox()))[0]?.creation).toBeUndefined();
  });

  it('is never tracked because of a backfill, which only rules have', async () => {
    await erin({ track: 'all' });
    expect(await reasonOf(inInbox({ because: 'backfill' }))).toBe('skip no-rule-for-folder');
  });

  it('is none of automatic tracking outside Inbox', async () => {
    await erin({ track: 'all' });
    expect(await reasonOf(inInbox({ folderId: 'f-fabrikam' }))).toBe('skip no-rule-for-folder');
  });

  it('is tracked for whom it went to where the mailbox sent it', async () => {
    await erin({ track: 'known-senders' });
    await adapters.recordDirectory.putMany([aRecord()]);
    const mail = aMail({ from: { address: 'm-erin@contoso.example' }, to: [{ address: 'buyer@fabrikam.example' }] });
    expect(await reasonOf(inInbox({ mail }))).toBe('track known-sender');
  });

  it('is an internal side thread when nobody outside is left, unless the organization tracks those', async () => {
    await erin();
    const mail = aMail({
      inReplyTo: question,
      from: { address: 'omar@contoso.example' },
      to: [{ address: 'm-erin@contoso.example' }],
    });
    expect(await reasonOf(inInbox({ mail }))).toBe('skip internal-side-thread');
    const { version, settings } = await adapters.organizationConfigs.find();
    const open = { ...settings, leaveOutInternalSideThreads: false };
    await adapters.organizationConfigs.replace({ version: version + 1, settings: open });
    expect(await reasonOf(inInbox({ mail }))).toBe('track reply-to-tracked');
  });

  it('hands the record of what it belongs to on, also from a rule that names none', async () => {
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
    const [inFolder, inNone] = await decide(reply({ folderId: 'f-fabrikam' }), reply());
    const parent = { method: 'in-reply-to', activityId: activity('parent').id };
    expect(inFolder).toMatchObject({ reason: 'folder-rule', correlation: parent });
    expect(inNone).toMatchObject({ reason: 'reply-to-tracked', correlation: parent });
  });

  const issue = async (issuedFor: TokenTarget): Promise<string> => {
    const issued = { prefix: 'CRM:', issuedFor, issuedAt: '2026-03-01T00:00:00.000Z', issuedBy: 'admin' };
    return tokenText(await adapters.trackingTokens.issue(issued, 7));
  };

  describe('§4 with a tracking token', () => {
    it('belongs to the activity that it was issued for, and inherits its record', async () => {
      await erin();
      const regarding = { table: 'account', id: 'a1', name: 'Fabrikam' };
      const setBy = { provenance: { source: 'manual', by: 'erin' }, setAt: '2026-03-01T00:00:00.000Z' } as const;
      await adapters.activityStore.replaceMany([activity('target', { regarding: { ...regarding, ...setBy } })]);
      const activityId = activity('target').id;
      const [decision] = await decide(withToken(await issue({ kind: 'activity', activityId })));
      const correlation = { method: 'tracking-token', activityId, regarding };
      expect(decision).toMatchObject({ verdict: 'track', reason: 'tracking-token', correlation });
    });

    it('regards the record that it was issued for, or the one that took its place, while there is one', async () => {
      await erin();
      const survivor = aRecord({ id: 'r2', name: 'Fabrikam Group' });
      await adapters.recordDirectory.putMany([aRecord(), survivor]);
      const { table, id } = aRecord();
      const token = await issue({ kind: 'record', record: { table, id } });
      const regardingOf = async () => (await decide(withToken(token)))[0]?.correlation;
      expect(await regardingOf()).toMatchObject({ method: 'tracking-token', regarding: { table, id } });
      await adapters.recordDirectory.putMany([aRecord({ state: 'inactive', mergedInto: { table, id: 'r2' } })]);
      expect(await regardingOf()).toMatchObject({ regarding: { id: 'r2' } });
      await adapters.recordDirectory.remove({ table, id });
      expect(await reasonOf(withToken(token))).toBe('skip not-a-reply');
    });

    it('is no reply by a token that we never issued, or of what is no longer tracked', async () => {
      await erin();
      expect(await reasonOf(withToken('CRM:0000990001'))).toBe('skip not-a-reply');
      const token = await issue({ kind: 'activity', activityId: activity('untracked').id });
      await adapters.activityStore.replaceMany([activity('untracked', { status: 'untracked' })]);
      expect(await reasonOf(withToken(token))).toBe('skip not-a-reply');
    });
  });

  it('§4 is tracked by smart matching where the organization switched that on', async () => {
    await erin();
    const addresses = { from: { address: 'buyer@fabrikam.example' }, to: [{ address: 'm-erin@contoso.example' }] };
    const message = { ...addresses, subject: 'Pump quote', sentAt: '2026-03-01T00:00:00.000Z' };
    await adapters.activityStore.replaceMany([activity('alike', { message })]);
    const alike = inInbox({ mail: aMail({ ...addresses, subject: 'AW: pump quote' }) });
    expect(await reasonOf(alike)).toBe('skip not-a-reply');
    const { version, settings } = await adapters.organizationConfigs.find();
    await adapters.organizationConfigs.replace({
      version: version + 1,
      settings: { ...settings, smartMatching: true },
    });
    expect(await reasonOf(alike)).toBe('track smart-matching');
  });

  describe('with exclusions', () => {
    it('is left out by those of the mailbox and of the organization, each counted, never in a tracked folder', async () => {
      const own = [excluding()];
      const rules = [aRule()];
      await configured(adapters, { id: 'm-erin', rules, folders, options: { track: 'all' }, exclusions: own });
      await ofOrganization(excluding({ id: 'x2', kind: 'subject-words', value: 'quote', where: [] }));
      expect(await reasonOf(inInbox())).toBe('skip excluded');
      expect(await reasonOf(inInbox({ folderId: 'f-fabrikam', number: { epoch: 1, read: 2, n: 1 } }))).toBe(
        'track folder-rule',
      );
      expect([...(await adapters.decisionLog.countByExclusion(['x1', 'x2', 'x3']))]).toEqual([
        ['x1', 2],
        ['x2', 2],
      ]);
    });

    it('is kept out of tracked folders too by a block, and its checks name no address', async () => {
      await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
      await ofOrganization(excluding({ effect: 'block' }));
      const [decision] = await decide(inInbox({ folderId: 'f-fabrikam' }));
      expect(decision).toMatchObject({ verdict: 'skip', reason: 'blocked' });
      expect(decision?.checks?.at(-1)).toMatchObject({ name: 'not-blocked', actual: 'domain x1' });
      expect(decision).not.toHaveProperty('exclusions');
    });

    it('counts an ignored party as unknown, and tracks what is no matter of parties', async () => {
      const exclusions = [excluding({ effect: 'ignore-party' })];
      await adapters.recordDirectory.putMany([aRecord()]);
      const options = { track: 'known-senders' } as const;
      await configured(adapters, { id: 'm-erin', rules: [], folders, options, exclusions });
      expect(await reasonOf(inInbox())).toBe('skip unknown-sender');
      expect(await reasonOf(reply())).toBe('track reply-to-tracked');
    });
  });

  it('asks its ports as often for a thousand messages of fifty mailboxes as for one', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `m-${n}`);
    const options = { track: 'email-enabled' } as const;
    for (const id of ids) await configured(adapters, { id, rules: [], folders, options });
    const observations = Array.from({ length: 1_000 }, (_, n) =>
      reply({ mailboxId: `m-${n % 50}`, number: { epoch: 1, read: 1, n }, itemKey: `k${n}` }),
    );
    const [one = reply()] = observations;
    await decide(...observations);
    count.calls = 0;
    await decide(one);
    const callsForOne = count.calls;
    count.calls = 0;
    await decide(...observations);
    expect([callsForOne, count.calls]).toEqual([8, 8]);
  });

  it('§4 asks its ports as often for a thousand replies that find nothing by any method as for one', async () => {
    await erin();
    const { version, settings } = await adapters.organizationConfigs.find();
    const smart = { ...settings, smartMatching: true };
    await adapters.organizationConfigs.replace({ version: version + 1, settings: smart });
    const token = await issue({ kind: 'record', record: { table: 'account', id: 'gone' } });
    const observations = Array.from({ length: 1_000 }, (_, n) =>
      inInbox({
        number: { epoch: 1, read: 1, n },
        itemKey: `k${n}`,
        mail: aMail({ subject: `RE: Quote ${n} ${token}`, inReplyTo: `<lost-${n}@fabrikam.example>` }),
      }),
    );
    const [one = reply()] = observations;
    await decide(one);
    const callsFor = async (...some: readonly Observation[]): Promise<number> => {
      count.calls = 0;
      await decide(...some);
      return count.calls;
    };
    expect([await callsFor(one), await callsFor(...observations)]).toEqual([13, 13]);
  });
});
