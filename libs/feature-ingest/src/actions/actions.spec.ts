import {
  defaultReadRights,
  toActivityId,
  type AccessLevel,
  type Activity,
  type ActivityId,
  type RecordRef,
} from '@foldwatch/domain';
import { aRecord } from '@foldwatch/domain/testing';
import type { MailContentV1 } from '@foldwatch/contracts';
import { IngestRig, letter } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

describe('mail actions', () => {
  let rig: IngestRig;
  let alex: string;

  beforeEach(async () => {
    rig = await IngestRig.open();
    alex = await rig.addMailbox('alex@example.org');
    await rig.track(alex, 'Inbox/A');
  });

  afterEach(() => rig.close());

  const address = (): string => rig.addressOf(alex);
  const sync = () => rig.runJob(alex, { kind: 'sync' });
  const message = (folder = 'Inbox/A') => rig.sandbox.messages(address(), folder).items[0];

  /** The activity of the only message, stored as the writer would. */
  const stored = async (): Promise<ActivityId> => {
    await until(async () => (await rig.observations()).length > 0);
    const [observation] = await rig.observations();
    const id = toActivityId(observation?.activityId ?? '');
    if (id === undefined) throw new Error('nothing was observed');
    const at = new Date().toISOString();
    const activity: Activity = {
      id,
      organizationId: 'organization',
      version: 1,
      sequence: 1,
      status: 'tracked',
      message: {
        internetMessageId: observation?.mail?.internetMessageId ?? '',
        kind: 'message',
        subject: 'a subject',
        direction: 'incoming',
        to: [],
        cc: [],
        bcc: [],
        references: [],
        messageIdReused: false,
      },
      links: [],
      content: { state: 'pending', earlier: [] },
      history: [],
      createdAt: at,
      modifiedAt: at,
    };
    await rig.adapters.activityStore.replaceMany([activity]);
    return id;
  };

  const contents = async (): Promise<readonly MailContentV1[]> =>
    (await rig.events('mail.content')).map(({ payload }) => payload as MailContentV1);

  const setCategory = (activityId: string, category?: string, regarding?: RecordRef) =>
    rig.act({
      kind: 'set-category',
      mailboxId: alex,
      activityId,
      categoryName: 'Tracked',
      ...(category !== undefined && { category }),
      ...(regarding !== undefined && { regarding }),
    });

  const restrictAccounts = async (level: AccessLevel): Promise<void> => {
    const { version, settings } = await rig.adapters.organizationConfigs.find();
    const standard = { ...defaultReadRights.standard, tables: { account: level } };
    const readRights = { standard, profiles: [] };
    await rig.adapters.organizationConfigs.replace({ version: version + 1, settings: { ...settings, readRights } });
  };

  const textOf = async (ref: string | undefined): Promise<string> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await rig.adapters.contentStore.open(ref ?? '')) ?? []) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  };

  it('keeps body and attachments, and names what it leaves out', async () => {
    await rig.sandbox.importMessage(address(), 'Inbox/A', withAttachments('attached'));
    const activityId = await stored();
    await rig.act({ kind: 'fetch-content', mailboxId: alex, activityId });
    await until(async () => (await contents()).length === 1);
    const [content] = await contents();
    expect(content).toMatchObject({ activityId, outcome: 'fetched', bodyType: 'text', from: 'ann.beebe@contoso.com' });
    expect(await textOf(content?.bodyRef)).toContain('See the files.');
    const [notes, tool] = content?.attachments ?? [];
    expect(notes).toMatchObject({ name: 'notes.txt', contentRef: expect.any(String) });
    expect((await textOf(notes?.contentRef)).trim()).toBe('some notes');
    expect(tool).toMatchObject({ name: 'tool.exe', omitted: 'blocked-type' });
    expect(tool?.contentRef).toBeUndefined();
  });

  it('fetches the same content twice only when told to', async () => {
    await rig.deliver(alex, 'Inbox/A', 'stored');
    const activityId = await stored();
    const [activity] = (await rig.adapters.activityStore.findMany([activityId])).values();
    if (activity === undefined) throw new Error('no activity');
    await rig.adapters.activityStore.replaceMany([
      { ...activity, version: 2, content: { ...activity.content, state: 'stored' } },
    ]);
    await rig.act({ kind: 'fetch-content', mailboxId: alex, activityId });
    await rig.act({ kind: 'fetch-content', mailboxId: alex, activityId, again: true });
    await until(async () => (await contents()).length === 1);
    await sync();
    expect(await contents()).toHaveLength(1);
  });

  it('finds content by Message-ID when the indexed item has moved', async () => {
    const item = await rig.deliver(alex, 'Inbox/A', 'moved');
    const activityId = await stored();
    await rig.stop();
    rig.sandbox.moveItems(address(), [item], 'Inbox');
    await rig.act({ kind: 'fetch-content', mailboxId: alex, activityId });
    await rig.start();
    await until(async () => (await contents()).length === 1);
    expect((await contents())[0]?.outcome).toBe('fetched');
  });

  it('puts the category on every copy, and takes its own writing for nobody’s act', async () => {
    const item = await rig.deliver(alex, 'Inbox/A', 'receipt');
    rig.sandbox.updateMessage(address(), item, { categories: ['Red'] });
    rig.sandbox.copyItem(address(), item, 'Inbox/A');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).filter(({ state }) => state === 'known').length === 2);
    const activityId = await stored();
    await setCategory(activityId, 'Tracked');
    await until(() =>
      rig.sandbox.messages(address(), 'Inbox/A').items.every((one) => one.categories.includes('Tracked')),
    );
    expect(rig.sandbox.messages(address(), 'Inbox/A').items.some((one) => one.categories.includes('Red'))).toBe(true);
    await setCategory(activityId, 'Tracked: Contoso');
    await until(() => message()?.categories.includes('Tracked: Contoso') === true);
    expect(message()?.categories).not.toContain('Tracked');
    await setCategory(activityId);
    await until(() =>
      rig.sandbox.messages(address(), 'Inbox/A').items.every((one) => !one.categories.join().includes('Tracked')),
    );
    await sync();
    expect(await rig.said(alex)).toHaveLength(2);
  });

  it('names a record on the item as far as the owner of the mailbox may read it', async () => {
    await rig.configure(alex, { ownerId: 'u-alex' });
    const [own, others] = ['a-own', 'a-others'].map((id) => ({ table: 'account', id }));
    await rig.adapters.recordDirectory.putMany([
      aRecord({ ...own, name: 'Own', ownerId: 'u-alex' }),
      aRecord({ ...others, name: 'Others', ownerId: 'u-omar' }),
    ]);
    await rig.deliver(alex, 'Inbox/A', 'receipt');
    const activityId = await stored();
    const receipt = async (category: string, regarding: RecordRef | undefined): Promise<string | undefined> => {
      const before = message()?.categories.join();
      await setCategory(activityId, category, regarding);
      await until(() => message()?.categories.join() !== before);
      return message()?.categories.join();
    };
    expect(await receipt('Tracked: Others', others)).toBe('Tracked: Others');
    await restrictAccounts('user');
    expect(await receipt('Tracked: Others', others)).toBe('Tracked');
    expect(await receipt('Tracked: Own', own)).toBe('Tracked: Own');
    expect(await receipt('Tracked: Never delivered', { table: 'account', id: 'a-never' })).toBe('Tracked');
    expect(await receipt('Tracked: Lea', { table: 'contact', id: 'c-lea' })).toBe('Tracked: Lea');
    expect(await receipt('Tracked: Of an earlier release', undefined)).toBe('Tracked');
    await restrictAccounts('organization');
    expect(await receipt('Tracked: Others', others)).toBe('Tracked: Others');
  });

  it('says that a person took the category off, and does not put it back', async () => {
    const item = await rig.deliver(alex, 'Inbox/A', 'declined');
    const activityId = await stored();
    await setCategory(activityId, 'Tracked');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).some(({ categorySeen }) => categorySeen));
    rig.sandbox.updateMessage(address(), item, { categories: [] });
    await until(async () => (await rig.said(alex)).length === 2);
    expect((await rig.said(alex))[1]).toBe('category-removed declined in Inbox/A');
    await sync();
    expect(await rig.said(alex)).toHaveLength(2);
  });

  it('writes the category once, however often it is told to', async () => {
    await rig.deliver(alex, 'Inbox/A', 'repeated');
    const activityId = await stored();
    await setCategory(activityId, 'Tracked');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).some(({ categorySeen }) => categorySeen));
    const sequence = (): number | undefined =>
      rig.sandbox.mailboxes.find(({ emailAddress }) => emailAddress === address())?.sequence;
    const before = sequence();
    await setCategory(activityId, 'Tracked');
    await rig.act({ kind: 'fetch-content', mailboxId: alex, activityId });
    await until(async () => (await contents()).length === 1);
    await sync();
    expect(sequence()).toBe(before);
  });

  it('does not take another name of the category for its removal', async () => {
    const item = await rig.deliver(alex, 'Inbox/A', 'renamed');
    const activityId = await stored();
    await setCategory(activityId, 'Tracked');
    await until(async () => (await rig.rows(alex, 'Inbox/A')).some(({ categorySeen }) => categorySeen));
    const { version, settings } = await rig.adapters.organizationConfigs.find();
    await rig.adapters.organizationConfigs.replace({
      version: version + 1,
      settings: { ...settings, categoryName: 'Recorded' },
    });
    await rig.hint({ what: 'organization' });
    await until(async () => (await rig.rows(alex, 'Inbox/A')).every(({ categorySeen }) => !categorySeen));
    rig.sandbox.updateMessage(address(), item, { categories: ['Tracked', 'Red'] });
    await sync();
    expect(await rig.said(alex)).toEqual(['present renamed in Inbox/A']);
  });

  it('loses no action while the server is away, and holds up no other mailbox', async () => {
    await rig.deliver(alex, 'Inbox/A', 'patient');
    const activityId = await stored();
    rig.sandbox.setFaults([{ operation: '*', mailbox: address(), fault: 'busy', backOffMs: 3_500, times: 1 }]);
    await setCategory(activityId, 'Tracked');
    await until(() => message()?.categories.includes('Tracked') === true);
    expect(await rig.events('dead.letters')).toEqual([]);
  });
});

const part = (type: string, file: string, text: string): string =>
  [`Content-Type: ${type}`, `Content-Disposition: attachment; filename="${file}"`, '', text].join('\r\n');

function withAttachments(name: string): Buffer {
  const [head = ''] = letter(name).toString().split('\r\nContent-Type');
  const parts = [
    ['Content-Type: text/plain', '', 'See the files.'].join('\r\n'),
    part('text/plain', 'notes.txt', 'some notes'),
    part('application/octet-stream', 'tool.exe', 'MZ'),
  ];
  const body = parts.map((text) => `--b\r\n${text}\r\n`).join('');
  return Buffer.from(
    `${head}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${body}--b--\r\n`,
  );
}
