import {
  MailDecidedV1,
  type ActivityStateV1,
  type RecordCreatedV1,
  type RecordSuggestedV1,
} from '@foldwatch/contracts';
import type { CrmRecord, MailboxOptions, MailMetadata, PresentObservation } from '@foldwatch/domain';
import { defaultOrganizationSettings } from '@foldwatch/domain';
import { activityId, aMail, aPresentObservation, aRecord, aRule, aTree } from '@foldwatch/domain/testing';
import { batchOf, configured } from '@foldwatch/feature-rules/testing';
import { openPipeline, type Pipeline } from '../../testing';
import { RecordActivities } from '../recording/record-activities';

const { folders } = aTree('f-fabrikam');
const rules = [aRule()];
const anna = 'anna@fabrikam.example';

const mailOf = (address: string, given: Partial<MailMetadata> = {}): MailMetadata =>
  aMail({ from: { address, name: 'Lidman, Anna' }, ...given });

const seen = (n: number, given: Partial<PresentObservation> = {}): PresentObservation =>
  aPresentObservation({
    number: { epoch: 1, read: n, n: 1 },
    observedAt: new Date(Date.UTC(2026, 2, 2, 8, n)).toISOString(),
    mail: mailOf(anna),
    ...given,
  });

const refused = (): Promise<never> => Promise.reject(new Error('no record can be made'));

/** The decision as another mailbox's configuration would have made it. */
const changed = (decision: MailDecidedV1 | undefined, parts: Partial<MailDecidedV1>): MailDecidedV1 =>
  Object.assign(Object.create(MailDecidedV1.prototype), decision, parts);

describe('an unknown sender of tracked mail (§6)', () => {
  let pipeline: Pipeline;
  let version = 1;

  beforeEach(async () => {
    pipeline = await openPipeline();
    version = 1;
  });
  afterEach(() => pipeline.close());

  const mailbox = async (options: MailboxOptions, id = 'm-erin'): Promise<void> => {
    await configured(pipeline.adapters, { id, rules, folders, options, version });
  };

  const records = async (): Promise<readonly CrmRecord[]> =>
    (await pipeline.adapters.recordDirectory.list({ limit: 100 })).records;

  const suggested = async () => (await pipeline.adapters.unknownSenders.list({ limit: 100 })).senders;

  const told = async (): Promise<
    readonly { readonly id: string; readonly type: string; readonly payload: unknown }[]
  > => (await pipeline.read('record.events')).map(({ id, type, payload }) => ({ id, type, payload }));

  it('becomes a contact, to which the sender party of the stored activity is linked', async () => {
    await mailbox({ create: 'contact' });
    expect(await pipeline.observe(seen(1))).toEqual([{ kind: 'done' }]);
    const [record] = await records();
    expect(record).toMatchObject({
      table: 'contact',
      name: 'Anna Lidman',
      firstName: 'Anna',
      lastName: 'Lidman',
      companyName: 'Fabrikam',
      emailAddresses: [anna],
      created: { activityId: activityId(), mailboxId: 'm-erin' },
    });
    const named = { table: 'contact', id: record?.id, name: 'Anna Lidman' };
    const activity = await pipeline.find(activityId());
    expect(activity?.message.from).toEqual({ address: anna, name: 'Lidman, Anna', record: named });
    expect(await pipeline.told()).toEqual(['1 tracked', '2 updated']);
    const states = (await pipeline.read('activity.state')).map(({ payload }) => payload as ActivityStateV1);
    expect(states.at(-1)?.message.from?.record).toEqual(named);
    const [event] = await told();
    expect(event).toMatchObject({ type: 'record.created' });
    expect(event?.payload as RecordCreatedV1).toMatchObject({
      record: { ...named, companyName: 'Fabrikam' },
      mailboxId: 'm-erin',
    });
  });

  it('becomes a lead whose topic is the subject, owned by the mailbox’s owner, from a meeting invitation', async () => {
    await mailbox({ create: 'lead' });
    const mail = mailOf(anna, { kind: 'meeting-request', subject: 'Site visit' });
    const [decision] = await pipeline.decide(seen(1, { mail }));
    await pipeline.record(changed(decision, { ownerId: 'u-erin' }));
    expect(await records()).toMatchObject([{ table: 'lead', topic: 'Site visit', ownerId: 'u-erin' }]);
  });

  it('gets the account that stands for its domain as parent where the organization wants that, unless it is free mail', async () => {
    const settings = { ...defaultOrganizationSettings, accountByDomain: true };
    await pipeline.adapters.organizationConfigs.replace({ version: 1, settings });
    const account = { table: 'account', emailAddresses: ['info@fabrikam.example', 'us@gmail.com'] };
    await pipeline.adapters.recordDirectory.putMany([aRecord({ ...account, id: 'a-fabrikam', name: 'Fabrikam' })]);
    await mailbox({ create: 'contact' });
    const free = seen(2, { activityId: activityId('free-mail'), mail: mailOf('bea@gmail.com') });
    await pipeline.observe(seen(1), free);
    const made = (await records()).filter(({ table }) => table === 'contact');
    const parents = new Map(made.map(({ emailAddresses: [address], parentAccountId }) => [address, parentAccountId]));
    expect([parents.get(anna), parents.get('bea@gmail.com')]).toEqual(['a-fabrikam', undefined]);
    expect(made).toHaveLength(2);
  });

  it('becomes nothing where the mailbox or the organization wants nothing, or the message is not tracked', async () => {
    await mailbox({});
    await pipeline.observe(seen(1));
    await configured(pipeline.adapters, {
      id: 'm-omar',
      rules: [],
      folders,
      options: { create: 'contact', track: 'none' },
    });
    await pipeline.observe(seen(2, { mailboxId: 'm-omar', activityId: activityId('untracked') }));
    expect(await records()).toEqual([]);
    expect(await suggested()).toEqual([]);
  });

  it('is left alone when there is a record, also an ambiguous one', async () => {
    await mailbox({ create: 'contact' });
    await pipeline.adapters.recordDirectory.putMany([
      aRecord({ id: '1', emailAddresses: [anna] }),
      aRecord({ id: '2', emailAddresses: [anna] }),
    ]);
    const [decision] = await pipeline.decide(seen(1));
    await pipeline.record(changed(decision, { ambiguousSender: 'unresolved' }));
    expect((await records()).map(({ id }) => id)).toEqual(['1', '2']);
    expect((await pipeline.find(activityId()))?.message.from?.record).toBeUndefined();
    expect(await told()).toEqual([]);
  });

  it('becomes one record when the decision comes again, and what was told is told again alike', async () => {
    await mailbox({ create: 'contact' });
    const [decision] = await pipeline.decide(seen(1));
    await pipeline.record(decision!);
    await pipeline.record(decision!, decision!);
    expect(await records()).toHaveLength(1);
    expect(new Set((await told()).map(({ id }) => id)).size).toBe(1);
    expect(new Set(await pipeline.told())).toEqual(new Set(['1 tracked', '2 updated']));
  });

  it('becomes the same record from a decision that is older than the mailbox’s options', async () => {
    await mailbox({ create: 'contact' });
    const [decision] = await pipeline.decide(seen(1));
    version = 2;
    await mailbox({ create: 'none' });
    await pipeline.record(decision!);
    expect(await records()).toHaveLength(1);
  });

  it('becomes one record when several mailboxes and services see it at the same moment', async () => {
    for (const id of ['m-erin', 'm-omar']) await mailbox({ create: id === 'm-erin' ? 'contact' : 'lead' }, id);
    const other = await openPipelineBeside(pipeline);
    const ids = Array.from({ length: 6 }, (_, n) => activityId(`message-${n}`));
    const decisions = await Promise.all(
      ids.map((id, n) =>
        pipeline.decide(seen(n + 1, { activityId: id, mailboxId: n % 2 === 0 ? 'm-erin' : 'm-omar' })),
      ),
    );
    const all = decisions.flat();
    const half = new Set(all.filter((_, n) => n % 2 === 0));
    await Promise.all([pipeline.record(...half), other.record(...all.filter((one) => !half.has(one)))]);
    await other.close();
    const [record, ...others] = await records();
    expect(others).toEqual([]);
    const linked = await Promise.all(ids.map((id) => pipeline.find(id)));
    expect(new Set(linked.map((activity) => activity?.message.from?.record?.id))).toEqual(new Set([record?.id]));
    expect(new Set((await told()).map(({ id }) => id)).size).toBe(1);
  });

  it('never makes tracking fail: the message is recorded and told of, and the step alone is tried again', async () => {
    await mailbox({ create: 'contact' });
    const claims = pipeline.adapters.recordClaims;
    const claimMany = claims.claimMany.bind(claims);
    Object.assign(claims, { claimMany: refused });
    const known = seen(2, { activityId: activityId('other-mail'), mail: mailOf('erin@contoso.example') });
    const [decision, other] = await pipeline.decide(seen(1), known);
    expect(await pipeline.record(decision!, other!)).toMatchObject([{ kind: 'retry' }, { kind: 'done' }]);
    expect(await pipeline.find(activityId())).toMatchObject({ status: 'tracked' });
    expect(await pipeline.told()).toEqual(['1 tracked', '1 tracked']);
    Object.assign(claims, { claimMany });
    expect(await pipeline.record(decision!)).toEqual([{ kind: 'done' }]);
    expect(await records()).toHaveLength(1);
    expect((await pipeline.find(activityId()))?.message.from?.record).toBeDefined();
  });

  describe('where records are suggested', () => {
    it('waits once a mailbox with the number of its messages, and is told of once', async () => {
      for (const id of ['m-erin', 'm-omar']) await mailbox({ create: 'contact', createMode: 'suggest' }, id);
      const [first] = await pipeline.decide(seen(1));
      await pipeline.record(first!);
      await pipeline.record(first!);
      await pipeline.observe(seen(2, { activityId: activityId('second-mail') }), seen(3, { mailboxId: 'm-omar' }));
      const waiting = await suggested();
      expect(waiting.map(({ mailboxId, mails }) => `${mailboxId} ${mails}`).toSorted()).toEqual([
        'm-erin 2',
        'm-omar 1',
      ]);
      expect(waiting[0]).toMatchObject({
        table: 'contact',
        firstName: 'Anna',
        lastName: 'Lidman',
        companyName: 'Fabrikam',
      });
      const events = await told();
      expect(events.map(({ type }) => type)).toEqual(['record.suggested', 'record.suggested']);
      expect(events[0]?.payload as RecordSuggestedV1).toMatchObject({
        address: anna,
        mailboxId: 'm-erin',
        activityId: activityId(),
      });
      expect(await records()).toEqual([]);
      expect(await pipeline.told()).toEqual(['1 tracked', '1 tracked', '1 tracked', '2 updated']);
    });

    it('no longer waits once another mailbox had a record made', async () => {
      await mailbox({ create: 'contact', createMode: 'suggest' });
      await mailbox({ create: 'lead' }, 'm-omar');
      await pipeline.observe(seen(1));
      expect(await suggested()).toHaveLength(1);
      await pipeline.observe(seen(2, { mailboxId: 'm-omar', activityId: activityId('second-mail') }));
      expect(await suggested()).toEqual([]);
      expect(await records()).toMatchObject([{ table: 'lead' }]);
    });

    it('is neither suggested nor made once somebody put it away', async () => {
      await mailbox({ create: 'contact', createMode: 'suggest' });
      await mailbox({ create: 'contact' }, 'm-omar');
      const senders = ['m-erin', 'm-omar'].map((mailboxId) => ({ mailboxId, address: anna }));
      await pipeline.adapters.unknownSenders.putAway(senders);
      await pipeline.observe(seen(1), seen(2, { mailboxId: 'm-omar', activityId: activityId('second-mail') }));
      expect(await suggested()).toEqual([]);
      expect(await records()).toEqual([]);
      expect(await told()).toEqual([]);
    });
  });
});

/** A second service over the same store. */
async function openPipelineBeside(pipeline: Pipeline) {
  const app = await pipeline.restarted();

  return {
    record: (...decisions: readonly MailDecidedV1[]) => app.get(RecordActivities).execute(batchOf(...decisions)),
    close: () => app.close(),
  };
}
