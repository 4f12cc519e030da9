import type { MailboxEventV1 } from '@foldwatch/contracts';
import { aRecord } from '@foldwatch/domain/testing';
import { defaultReadRights, type CrmRecord } from '@foldwatch/domain';
import { expectSaid, IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

const regarding = { table: 'account', id: 'a-fabrikam' };

describe('the record that a rule names', () => {
  let rig: IngestRig;
  let alex: string;
  let ruleId: string;

  const put = async (given: Partial<CrmRecord> = {}): Promise<void> => {
    await rig.adapters.recordDirectory.putMany([aRecord({ ...regarding, ...given })]);
    await rig.hint({ what: 'organization', part: 'records' });
  };
  const remove = async (): Promise<void> => {
    await rig.adapters.recordDirectory.remove(regarding);
    await rig.hint({ what: 'organization', part: 'records' });
  };
  const shown = async (): Promise<string> => {
    const status = await rig.statusOf(alex, ruleId);
    return status === undefined ? '' : 'reason' in status ? `${status.state} ${status.reason}` : status.state;
  };
  const told = async (type: string): Promise<readonly MailboxEventV1[]> => {
    const events = await rig.events('mailbox.events');
    return events.filter((event) => event.type === type).map(({ payload }) => payload as MailboxEventV1);
  };
  const problems = async (): Promise<readonly MailboxEventV1[]> =>
    (await told('rule.status-changed')).filter(({ code }) => code !== undefined);

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org');
    await put();
    ({ id: ruleId } = await rig.track(alex, 'Inbox/A', { regarding }));
  });

  afterEach(() => rig.close());

  it('puts the rule in error when it becomes inactive, says so once with the cure, and clears that again', async () => {
    await put({ state: 'inactive' });
    await until(async () => (await shown()) === 'error record-inactive');
    await put({ state: 'active' });
    await until(async () => (await shown()) === 'active');
    await until(async () => (await told('rule.status-changed')).at(-1)?.ruleState === 'active');
    expect(await problems()).toEqual([
      expect.objectContaining({
        mailboxId: alex,
        ruleId,
        code: 'record-inactive',
        cure: 'Make the record active again, or let the rule name another one.',
      }),
    ]);
    const states = (await told('rule.status-changed')).map(({ ruleState }) => ruleState);
    expect(states.slice(-2)).toEqual(['error', 'active']);
  });

  it('puts the rule in error when it is deleted, and mail is seen as before', async () => {
    await remove();
    await until(async () => (await shown()) === 'error record-deleted');
    await rig.deliver(alex, 'Inbox/A', 'later');
    await expectSaid(rig, alex, ['present later in Inbox/A']);
    expect(await shown()).toBe('error record-deleted');
  });

  it('puts the rule in error when the owner of the mailbox may no longer read it', async () => {
    const standard = { ...defaultReadRights.standard, tables: { account: 'user' as const } };
    const { version, settings } = await rig.adapters.organizationConfigs.find();
    const readRights = { standard, profiles: [] };
    await rig.adapters.organizationConfigs.replace({ version: version + 1, settings: { ...settings, readRights } });
    await rig.hint({ what: 'organization' });
    await until(async () => (await shown()) === 'error record-unreadable');
    await until(async () => (await problems()).length === 1);
    expect((await problems())[0]?.cure).toContain('Have the record shared');
  });

  it('is told of as merged while the survivor stands in', async () => {
    const survivor = { table: 'account', id: 'a-survivor' };
    await rig.adapters.recordDirectory.putMany([aRecord({ ...survivor, emailAddresses: [] })]);
    await put({ state: 'inactive', mergedInto: survivor });
    await until(async () => (await shown()) === 'error record-merged');
    await until(async () => (await problems()).length === 1);
    expect((await problems())[0]?.cure).toBe('Let the rule name the survivor.');
  });

  it('is no longer the matter once the rule names another', async () => {
    await remove();
    await until(async () => (await problems()).length === 1);
    await rig.adapters.recordDirectory.putMany([aRecord({ table: 'account', id: 'a-other', emailAddresses: [] })]);
    await rig.track(alex, 'Inbox/A', { regarding: { table: 'account', id: 'a-other' } });
    expect(await problems()).toHaveLength(1);
  });

  it('is not told of again after a restart', async () => {
    await remove();
    await until(async () => (await problems()).length === 1);
    await rig.stop();
    await rig.start();
    await rig.deliver(alex, 'Inbox/A', 'after');
    await expectSaid(rig, alex, ['present after in Inbox/A']);
    expect(await problems()).toHaveLength(1);
    expect((await told('rule.status-changed')).at(-1)).toMatchObject({ ruleState: 'error', code: 'record-deleted' });
  });

  it('that changes while nobody hears of it is noticed with the next reconciliation', async () => {
    await rig.stop();
    await rig.start({ reconcileMs: 50 });
    await rig.adapters.recordDirectory.remove(regarding);
    await until(async () => (await shown()) === 'error record-deleted');
    await until(async () => (await problems()).length > 0);
    expect(await problems()).toHaveLength(1);
  });
});
