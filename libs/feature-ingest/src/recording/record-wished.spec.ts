import { toActivityId } from '@foldwatch/domain';
import type { JobRequest } from '@foldwatch/ports';
import { IngestRig, expectSaid } from '../../testing/ingest-rig';

type Recording = Extract<JobRequest, { readonly kind: 'record' }>;

const wish = { by: 'erin', at: '2026-11-02T09:30:00.000Z' };

describe('what a person wants recorded', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org');
  });

  afterEach(() => rig.close());

  /** Told of in a tracked folder, from where it may be taken. */
  async function seen(name: string): Promise<{ readonly itemId: string; readonly request: Recording }> {
    await rig.track(alex, 'Inbox/A');
    const itemId = await rig.deliver(alex, 'Inbox/A', name);
    await expectSaid(rig, alex, [`present ${name} in Inbox/A`]);
    const [first] = await rig.observations();
    const activityId = toActivityId(first?.activityId ?? '');
    if (first === undefined || activityId === undefined) throw new Error('nothing was told of');
    const internetMessageId = `<${name}@contoso.com>`;
    return { itemId, request: { kind: 'record', activityId, folderId: first.folderId, internetMessageId, wish } };
  }

  it('is told of once more where it rests, with the wish', async () => {
    const { request } = await seen('letter');
    expect((await rig.runJob(alex, request)).result).toEqual({ kind: 'done' });
    await expectSaid(rig, alex, ['present letter in Inbox/A', 'present letter in Inbox/A']);
    expect((await rig.observations()).map((one) => one.wish)).toEqual([undefined, wish]);
  });

  it('is found where nothing is read, and by its Message-ID alone', async () => {
    const { request } = await seen('letter');
    rig.folderId(alex, 'Archive');
    await rig.runJob(alex, { kind: 'read-folders' });
    const other = await rig.addMailbox('omar@example.org');
    rig.folderId(other, 'Archive');
    await rig.deliver(other, 'Archive', 'letter');
    await rig.runJob(other, { kind: 'read-folders' });
    expect((await rig.runJob(other, request)).result).toEqual({ kind: 'done' });
    await expectSaid(rig, other, ['present letter in Archive']);
    expect(await rig.rows(other, 'Archive')).toMatchObject([{ state: 'known', activityId: request.activityId }]);
  });

  it('is said to be gone, or deleted, when it is', async () => {
    const { request, itemId } = await seen('letter');
    const address = rig.addressOf(alex);
    const [moved = ''] = rig.sandbox.moveItems(address, [itemId], 'Deleted Items');
    expect((await rig.runJob(alex, request)).result).toMatchObject({ kind: 'failed', code: 'message-deleted' });
    rig.sandbox.deleteItem(address, moved);
    expect((await rig.runJob(alex, request)).result).toMatchObject({ kind: 'failed', code: 'message-gone' });
  });
});
