import { openEmbedded, type EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import { decisionMade, mailDecided, readEvent, type MailDecidedV1, type MailObservedV1 } from '@foldwatch/contracts';
import { defaultOrganizationSettings, type Observation } from '@foldwatch/domain';
import { aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { Logger } from '@nestjs/common';
import { batchOf, configured, decideMailOver, type CallCount } from '../testing';
import type { DecideMail } from './decide-mail';

const { folders } = aTree('f-fabrikam', 'f-other');
const regarding = { table: 'account', id: 'a1' };

describe('DecideMail', () => {
  beforeAll(() => Logger.overrideLogger(false));

  let adapters: EmbeddedAdapters;
  let count: CallCount;
  let decideMail: DecideMail;

  beforeEach(async () => {
    adapters = await openEmbedded();
    count = { calls: 0 };
    decideMail = decideMailOver(adapters, count);
  });
  afterEach(() => adapters.close());

  const observe = (...observations: readonly MailObservedV1[]) => decideMail.execute(batchOf(...observations));

  async function decided(): Promise<readonly MailDecidedV1[]> {
    const { events } = await adapters.eventLog.read(mailDecided.topic, undefined, 1_000);
    return events.map(({ payload }) => payload as MailDecidedV1);
  }

  const made = async () => (await adapters.eventLog.read(decisionMade.topic, undefined, 100)).events;

  it('publishes one decision for each observation and keeps it with its checks', async () => {
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
    const outcomes = await observe(
      aPresentObservation(),
      aPresentObservation({ number: { epoch: 1, read: 1, n: 2 }, folderId: 'f-other', itemKey: 'k2' }),
    );
    expect(outcomes).toEqual([{ kind: 'done' }, { kind: 'done' }]);
    expect((await decided()).map(({ verdict, reason }) => `${verdict} ${reason}`)).toEqual([
      'track folder-rule',
      'skip no-rule-for-folder',
    ]);
    const { decisions } = await adapters.decisionLog.list({ mailboxId: 'm-erin', limit: 10 });
    expect(decisions).toHaveLength(2);
    expect(decisions.every(({ checks }) => checks.length > 0)).toBe(true);
    const { subject, from: sender } = aMail();
    expect(decisions).toMatchObject(decisions.map(() => ({ subject, sender })));
  });

  it('has the same decision id when an observation is delivered again, and keeps one decision', async () => {
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
    await observe(aPresentObservation());
    await observe(aPresentObservation());
    const [first, second] = await decided();
    expect(second?.id).toBe(first?.id);
    const { decisions } = await adapters.decisionLog.list({ mailboxId: 'm-erin', limit: 10 });
    expect(decisions).toHaveLength(1);
  });

  it('applies a rule that was saved before the message was observed, without a restart', async () => {
    await configured(adapters, { id: 'm-erin', rules: [], folders });
    await observe(aPresentObservation());
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders, version: 2 });
    await observe(aPresentObservation({ itemKey: 'k2' }));
    expect((await decided()).map(({ reason }) => reason)).toEqual(['no-rule-for-folder', 'folder-rule']);
  });

  it('applies changed settings of the organization to the next message', async () => {
    const rules = [aRule({ folderId: 'f-archive' })];
    await configured(adapters, { id: 'm-erin', rules, folders });
    await observe(aPresentObservation({ folderId: 'f-archive' }));
    const settings = { ...defaultOrganizationSettings, eligibleFolders: 'all' as const };
    await adapters.organizationConfigs.replace({ version: 1, settings });
    await observe(aPresentObservation({ folderId: 'f-archive' }));
    expect((await decided()).map(({ reason }) => reason)).toEqual(['folder-out-of-scope', 'folder-rule']);
  });

  it.each([
    { given: 'an active record', records: [aRecord({ ...regarding, name: 'Fabrikam' })], expected: 'a1' },
    { given: 'an unknown record', records: [], expected: undefined },
    { given: 'an inactive record', records: [aRecord({ ...regarding, state: 'inactive' })], expected: undefined },
    {
      given: 'a record merged twice',
      records: [
        aRecord({ ...regarding, state: 'inactive', mergedInto: { table: 'account', id: 'a2' } }),
        aRecord({ table: 'account', id: 'a2', state: 'inactive', mergedInto: { table: 'account', id: 'a3' } }),
        aRecord({ table: 'account', id: 'a3' }),
      ],
      expected: 'a3',
    },
    {
      given: 'records merged in a circle',
      records: [
        aRecord({ ...regarding, state: 'inactive', mergedInto: { table: 'account', id: 'a2' } }),
        aRecord({ table: 'account', id: 'a2', state: 'inactive', mergedInto: regarding }),
      ],
      expected: undefined,
    },
  ] as const)('tracks by a rule with $given', async ({ records, expected }) => {
    await configured(adapters, { id: 'm-erin', rules: [aRule({ regarding })], folders });
    await adapters.recordDirectory.putMany(records);
    await observe(aPresentObservation());
    const [decision] = await decided();
    expect(decision).toMatchObject({ verdict: 'track', reason: 'folder-rule' });
    expect(decision?.rule?.regarding?.id).toBe(expected);
  });

  it('lets one bad observation fail alone', async () => {
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
    const { mail: _, ...incomplete } = aPresentObservation();
    const outcomes = await observe(incomplete, aPresentObservation());
    expect(outcomes.map(({ kind }) => kind)).toEqual(['dead', 'done']);
    expect(await decided()).toHaveLength(1);
  });

  describe('where decisions are published', () => {
    it('tells of tracked mail alone, without subject, names and the values compared', async () => {
      const settings = { ...defaultOrganizationSettings, publishDecisions: true };
      await adapters.organizationConfigs.replace({ version: 1, settings });
      await configured(adapters, { id: 'm-erin', rules: [aRule({ regarding })], folders });
      await adapters.recordDirectory.putMany([aRecord({ ...regarding, name: 'Fabrikam' })]);
      const { because: _b, mail: _m, contentKey: _c, kind: _k, ...seen } = aPresentObservation();
      await observe(
        aPresentObservation(),
        aPresentObservation({ folderId: 'f-other', itemKey: 'k2', number: { epoch: 1, read: 1, n: 2 } }),
        { ...seen, kind: 'left', whereabouts: 'gone' },
      );
      const [event, ...others] = await made();
      expect(others).toEqual([]);
      const [decision] = await decided();
      expect(event).toMatchObject({ key: decision?.activityId, correlationId: 'correlation-0' });
      expect(event?.payload).toMatchObject({
        decisionId: decision?.id,
        reason: 'folder-rule',
        ruleId: 'r1',
        regarding,
      });
      expect(readEvent('decision.made', 1, event?.payload).kind).toBe('ok');
      expect(JSON.stringify(event?.payload)).not.toMatch(/Quote|Fabrikam|actual|expected|@/);
    });

    it('tells nobody by default', async () => {
      await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
      await observe(aPresentObservation());
      expect(await decided()).toHaveLength(1);
      expect(await made()).toEqual([]);
    });
  });

  it('notes departures and categories taken off', async () => {
    const { because: _b, mail: _m, contentKey: _c, kind: _k, ...seen } = aPresentObservation();
    await observe(
      { ...seen, kind: 'left', whereabouts: 'deleted-items' },
      { ...seen, kind: 'left', whereabouts: 'elsewhere' },
      { ...seen, kind: 'category-removed' },
    );
    expect((await decided()).map(({ reason }) => reason)).toEqual(['deleted', 'left-folder', 'category-removed']);
  });

  it('asks its ports as often for a thousand messages of fifty mailboxes as for one', async () => {
    const ids = Array.from({ length: 50 }, (_, n) => `m-${n}`);
    for (const id of ids) await configured(adapters, { id, rules: [aRule({ regarding })], folders });
    await adapters.recordDirectory.putMany([aRecord(regarding)]);
    const observations = Array.from({ length: 1_000 }, (_, n): Observation =>
      aPresentObservation({ mailboxId: `m-${n % 50}`, number: { epoch: 1, read: 1, n }, itemKey: `k${n}` }),
    );
    const [one] = observations;
    count.calls = 0;
    await observe(...(one === undefined ? [] : [one]));
    const callsForOne = count.calls;
    decideMail = decideMailOver(adapters, count);
    count.calls = 0;
    await observe(...observations);
    expect(count.calls).toBe(callsForOne);
    count.calls = 0;
    await observe(...observations);
    expect(count.calls).toBe(7);
  });

  it('hands an outage of the store on, so that nothing counts as decided', async () => {
    await configured(adapters, { id: 'm-erin', rules: [aRule()], folders });
    await adapters.close();
    await expect(observe(aPresentObservation())).rejects.toThrow('closed');
    adapters = await openEmbedded();
  });
});
