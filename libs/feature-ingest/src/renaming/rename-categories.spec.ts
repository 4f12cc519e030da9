import {
  defaultReadRights,
  toActivityId,
  type AccessLevel,
  type Activity,
  type ActivityId,
  type MailboxId,
  type Regarding,
} from '@foldwatch/domain';
import { aRecord } from '@foldwatch/domain/testing';
import type { MailObservedV1 } from '@foldwatch/contracts';
import type { MailboxJob } from '@foldwatch/ports';
import { IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

/** More than one portion. */
const many = Array.from({ length: 25 }, (_, n) => `n${n}`);
const at = '2026-11-21T08:00:00.000Z';

const regards = (owner: string): Regarding => ({
  table: 'account',
  id: `of-${owner}`,
  name: `Of ${owner}`,
  provenance: { source: 'manual', by: 'a person' },
  setAt: at,
});

describe('names in categories', () => {
  let rig: IngestRig;
  const alex: MailboxId = 'alex';

  beforeEach(async () => {
    rig = await IngestRig.open();
    await rig.addMailbox('alex@example.org');
    await rig.configure(alex, { ownerId: 'u-alex' });
    await rig.track(alex, 'Inbox/A');
    const records = ['alex', 'omar'].map((owner) => ({ ...regards(owner), ownerId: `u-${owner}` }));
    await rig.adapters.recordDirectory.putMany(
      records.map(({ table, id, name, ownerId }) => aRecord({ table, id, name, ownerId })),
    );
  });

  afterEach(() => rig.close());

  const categories = (): readonly string[] =>
    rig.sandbox
      .messages(rig.addressOf(alex), 'Inbox/A', { limit: 500 })
      .items.map(({ subject, categories: own }) => `${subject} ${own.join()}`)
      .toSorted();

  const become = (expected: readonly string[]): Promise<void> =>
    until(() => JSON.stringify(categories()) === JSON.stringify(expected.toSorted()));

  const jobs = async (): Promise<readonly MailboxJob[]> =>
    (await rig.adapters.mailboxJobs.list({ mailboxId: alex, kind: 'rename-categories', limit: 100 })).jobs;

  const allDone = (): Promise<void> => until(async () => (await jobs()).every(({ result }) => result !== undefined));

  const settings = async (level: AccessLevel): Promise<void> => {
    const { version, settings: before } = await rig.adapters.organizationConfigs.find();
    const standard = { ...defaultReadRights.standard, tables: { account: level } };
    const readRights = { standard, profiles: [] };
    await rig.adapters.organizationConfigs.replace({ version: version + 1, settings: { ...before, readRights } });
  };

  const mayRead = async (level: AccessLevel): Promise<void> => {
    await settings(level);
    await rig.hint({ what: 'organization' });
  };

  const receipt = async (activityId: ActivityId, { table, id, name }: Regarding): Promise<void> =>
    rig.act({
      kind: 'set-category',
      mailboxId: alex,
      activityId,
      category: `Tracked: ${name}`,
      regarding: { table, id },
      categoryName: 'Tracked',
    });

  /** Mail that is stored and has its category, as the writer sees to it. */
  const recorded = async (names: readonly string[], regarding: Regarding): Promise<readonly ActivityId[]> => {
    const before = (await rig.observations()).length;
    for (const name of names) await rig.deliver(alex, 'Inbox/A', name);
    await until(async () => (await rig.observations()).length === before + names.length);
    const activities = (await rig.observations()).slice(before).map((one) => toActivity(one, regarding));
    await rig.adapters.activityStore.replaceMany(activities);
    for (const { id } of activities) await receipt(id, regarding);
    await until(() => names.every((name) => categories().includes(`${name} Tracked: ${regarding.name}`)));
    return activities.map(({ id }) => id);
  };

  it('go when the owner of the mailbox may not read the record any more, and come back when they may', async () => {
    await recorded(['own'], regards('alex'));
    await recorded(['others'], regards('omar'));
    await mayRead('user');
    await become(['own Tracked: Of alex', 'others Tracked']);
    await allDone();
    await mayRead('none');
    await become(['own Tracked', 'others Tracked']);
    await allDone();
    await mayRead('organization');
    await become(['own Tracked: Of alex', 'others Tracked: Of omar']);
    await allDone();
    expect((await jobs()).map(({ result }) => result?.kind)).toEqual(['done', 'done', 'done']);
    expect((await rig.said(alex)).toSorted()).toEqual(['present others in Inbox/A', 'present own in Inbox/A']);
  });

  it('follow the owner of the mailbox', async () => {
    await recorded(['own'], regards('alex'));
    await recorded(['others'], regards('omar'));
    await rig.configure(alex, { ownerId: 'u-omar' });
    expect(await jobs()).toEqual([]);
    await mayRead('user');
    await become(['own Tracked', 'others Tracked: Of omar']);
    await rig.configure(alex, { ownerId: 'u-alex' });
    await become(['own Tracked: Of alex', 'others Tracked']);
  });

  it('are rewritten once, from where a process that ended had come', async () => {
    await recorded(many, regards('omar'));
    rig.sandbox.setFaults([{ operation: 'UpdateItem', fault: 'busy', backOffMs: 60_000, times: 1_000 }]);
    await mayRead('user');
    await until(async () => (await jobs())[0]?.progress !== undefined);
    await rig.stop();
    rig.sandbox.setFaults([]);
    expect((await jobs()).map(({ result }) => result)).toEqual([undefined]);
    await rig.start();
    await become(many.map((name) => `${name} Tracked`));
    await allDone();
    expect(await jobs()).toMatchObject([{ result: { kind: 'done' }, progress: { done: many.length } }]);
  });

  it('are by the rights of now, also where those were others for a moment that nobody noticed', async () => {
    const [id] = await recorded(['others'], regards('omar'));
    if (id === undefined) throw new Error('nothing was recorded');
    await settings('user');
    await receipt(id, regards('omar'));
    await become(['others Tracked']);
    await mayRead('organization');
    await become(['others Tracked: Of omar']);
    expect(await jobs()).toHaveLength(2);
  });

  it('that the server refuses hold up no other, and are told of', async () => {
    await recorded(['others'], regards('omar'));
    rig.sandbox.setFaults([{ operation: 'UpdateItem', fault: 'error-code', code: 'ErrorItemSave', times: 1_000 }]);
    await mayRead('user');
    await until(async () => (await jobs())[0]?.result !== undefined);
    expect((await jobs())[0]?.result).toMatchObject({ kind: 'failed', code: 'category-not-written' });
  });
});

const toActivity = ({ activityId, mailboxId, mail }: MailObservedV1, regarding: Regarding): Activity => {
  const id = toActivityId(activityId);
  if (id === undefined) throw new Error('an observation names no activity');
  return {
    id,
    organizationId: 'organization',
    version: 1,
    sequence: 1,
    status: 'tracked',
    message: {
      internetMessageId: mail?.internetMessageId ?? '',
      kind: 'message',
      subject: mail?.subject ?? '',
      direction: 'incoming',
      to: [],
      cc: [],
      bcc: [],
      references: [],
      messageIdReused: false,
    },
    regarding,
    links: [
      {
        mailboxId,
        status: 'tracked',
        reason: 'folder-rule',
        trackedAt: at,
        placements: [],
        newestAct: { epoch: 1, read: 1, n: 1 },
        departed: [],
        contentKeys: [],
      },
    ],
    content: { state: 'stored', earlier: [] },
    history: [],
    createdAt: at,
    modifiedAt: at,
  };
};
