import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, RecordView } from '../product/api-types';
import { createProduct, describeProduct } from '../product/create-product';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import type { Product } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

interface MadeRecord extends RecordView {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly companyName: string | null;
  readonly topic: string | null;
  readonly origin: string;
  readonly sourceActivityId: string | null;
}

interface Waiting {
  readonly id: string;
  readonly address: string;
  readonly mails: number;
}

interface RecordEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly record?: { readonly emailAddresses?: readonly string[] }; readonly address?: string };
}

/** Waits until the mail is recorded and its sender linked to a record. */
const linked = (mailbox: TrackedMailbox, name: string): Promise<ActivityView> =>
  until(async () => {
    const activity = await mailbox.find(name);
    return activity?.from?.record == null ? undefined : activity;
  }, `${name} to be linked to a record`);

describeProduct('unknown senders of tracked mail (§6)', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let omar: TrackedMailbox;
  const folders = new Map<TrackedMailbox, string>();

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
    omar = await TrackedMailbox.enable(sandbox, product, 'omar@contoso.example');
    for (const mailbox of [erin, omar]) folders.set(mailbox, await mailbox.track('Inbox/Customers/Filed'));
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const options = ({ id }: TrackedMailbox, given: object): Promise<unknown> =>
    product.call('PUT', `/mailboxes/${id}/options`, given);

  interface Letter {
    readonly from: string;
    readonly headers?: readonly string[];
    readonly folder?: string;
  }

  const send = (to: TrackedMailbox, name: string, { from, headers = [], folder = 'Inbox' }: Letter): Promise<string> =>
    sandbox.importMessage(
      to.address,
      folder,
      letter({ messageId: messageIdOf(name), from, to: to.address, subject: `About ${name}`, headers }),
    );

  const file = (to: TrackedMailbox, name: string, from: string, headers: readonly string[] = []): Promise<string> =>
    send(to, name, { from, headers, folder: folders.get(to) ?? '' });

  const recordsOf = (address: string): Promise<readonly MadeRecord[]> =>
    product.all<MadeRecord>(`/records?email=${encodeURIComponent(address)}`);

  const eventsOf = async (address: string): Promise<readonly string[]> => {
    const events = await product.all<RecordEvent>('/events?topic=record.events');
    const own = events.filter(({ data }) => (data.record?.emailAddresses?.[0] ?? data.address) === address);
    return [...new Map(own.map(({ id, type }) => [id, type])).values()];
  };

  const waiting = (): Promise<readonly Waiting[]> => product.all<Waiting>('/unknown-senders');

  it('become a contact, linked, once their mail is dragged into a tracked folder', async () => {
    await options(erin, { create: 'contact' });
    const itemId = await send(erin, 'first contact', { from: '"Lidman, Dr. Anna" <anna@fabrikam.example>' });
    erin.move(itemId, folders.get(erin) ?? '');
    const activity = await linked(erin, 'first contact');
    const [record, ...others] = await recordsOf('anna@fabrikam.example');
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      table: 'contact',
      name: 'Anna Lidman',
      firstName: 'Anna',
      lastName: 'Lidman',
      companyName: 'Fabrikam',
      origin: 'foldwatch',
      sourceActivityId: activity.id,
    });
    expect(activity.from?.record).toEqual({ table: 'contact', id: record?.id, name: 'Anna Lidman' });
    expect(await eventsOf('anna@fabrikam.example')).toEqual(['record.created']);
  });

  it('become a lead about its subject when they invite to a meeting', async () => {
    await options(omar, { create: 'lead' });
    await file(omar, 'site visit', 'Bea Buyer <bea@litware.example>', [
      'X-Sandbox-Item-Class: IPM.Schedule.Meeting.Request',
    ]);
    await linked(omar, 'site visit');
    expect(await recordsOf('bea@litware.example')).toMatchObject([
      { table: 'lead', name: 'Bea Buyer', topic: 'About site visit', companyName: 'Litware' },
    ]);
  });

  it('become one record an address when two mailboxes see them at the same moment', async () => {
    await options(erin, { create: 'contact' });
    await options(omar, { create: 'lead' });
    const people = Array.from({ length: 15 }, (_, n) => `person${n}@fabrikam.example`);
    await Promise.all(
      people.flatMap((from, n) => [erin, omar].map((mailbox) => file(mailbox, `both ${n} ${mailbox.address}`, from))),
    );
    for (const [n, from] of people.entries()) {
      const both = await Promise.all([erin, omar].map((one) => linked(one, `both ${n} ${one.address}`)));
      const records = await recordsOf(from);
      expect(both.map((activity) => activity.from?.record?.id)).toEqual([records[0]?.id, records[0]?.id]);
      expect(records).toHaveLength(1);
      expect(await eventsOf(from)).toEqual(['record.created']);
    }
  });

  it('become nothing when they are our own, or nobody who reads answers', async () => {
    await options(erin, { create: 'contact' });
    const nobodies = ['sales@contoso.example', 'no-reply@fabrikam.example'];
    for (const from of nobodies) await file(erin, `from ${from}`, from);
    await file(erin, 'newsletter', 'news@litware.example', ['List-Id: <news.litware.example>']);
    await file(erin, 'after them', 'carl@litware.example');
    await linked(erin, 'after them');
    for (const from of nobodies) expect((await erin.find(`from ${from}`))?.from?.record ?? null).toBeNull();
    expect(await recordsOf('news@litware.example')).toEqual([]);
  });

  it('are suggested, made in bulk by a person, and their mail is linked then; whom nobody wants never comes again', async () => {
    await options(erin, { create: 'contact', createMode: 'suggest' });
    const people = Array.from({ length: 5 }, (_, n) => `wanted${n}@fabrikam.example`);
    for (const [n, from] of people.entries()) {
      await file(erin, `wanted ${n}`, from);
      await file(erin, `wanted again ${n}`, from);
    }
    await file(erin, 'unwanted', 'unwanted@fabrikam.example');
    await send(erin, 'untracked', { from: 'untracked@fabrikam.example' });
    const all = await until(async () => {
      const found = await waiting();
      const mails = found.reduce((sum, one) => sum + one.mails, 0);
      return mails === 2 * people.length + 1 ? found : undefined;
    }, 'everybody to be suggested');
    expect(all.map(({ address }) => address).toSorted()).toEqual(['unwanted@fabrikam.example', ...people]);
    const unwanted = all.filter(({ address }) => address.startsWith('unwanted')).map(({ id }) => id);
    const ids = all.map(({ id }) => id).filter((id) => !unwanted.includes(id));
    await product.call('POST', '/unknown-senders/settle', { ids: unwanted, action: 'never' });
    const { items } = await product.call<{ items: readonly { outcome: string }[] }>('POST', '/unknown-senders/settle', {
      ids,
      action: 'contact',
    });
    expect(items.map(({ outcome }) => outcome)).toEqual(people.map(() => 'created'));
    for (const n of people.keys()) {
      const ids2 = await Promise.all([linked(erin, `wanted ${n}`), linked(erin, `wanted again ${n}`)]);
      expect(new Set(ids2.map((activity) => activity.from?.record?.id)).size).toBe(1);
    }
    expect((await eventsOf(people[0] ?? '')).toSorted()).toEqual(['record.created', 'record.suggested']);
    await file(erin, 'unwanted again', 'unwanted@fabrikam.example');
    await file(erin, 'somebody else', 'else@fabrikam.example');
    await until(async () => (await waiting()).length === 1, 'somebody else to be suggested');
    expect(await waiting()).toMatchObject([{ address: 'else@fabrikam.example' }]);
  });

  it('give way to the record that the CRM delivers with their address, and their stored mail goes with it', async () => {
    const [ours] = await recordsOf('anna@fabrikam.example');
    const theirs = { table: 'contact', id: 'crm-anna', name: 'Anna Lidman-Berg' };
    await product.call('PUT', '/records', [{ ...theirs, emailAddresses: ['anna@fabrikam.example'] }]);
    const isTheirs = async () => (await erin.find('first contact'))?.from?.record?.id === theirs.id;
    await until(isTheirs, 'the stored mail to be theirs');
    const records = await recordsOf('anna@fabrikam.example');
    expect(records.find(({ id }) => id === ours?.id)).toMatchObject({
      state: 'inactive',
      mergedInto: { table: 'contact', id: theirs.id },
    });
    const told = await product.all<RecordEvent>('/events?topic=record.events');
    expect(told.filter(({ type }) => type === 'record.merged').map(({ data }) => data)).toEqual([
      { record: { table: 'contact', id: ours?.id, name: 'Anna Lidman' }, into: theirs, at: expect.any(String) },
    ]);
  });
});
