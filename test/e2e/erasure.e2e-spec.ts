import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { LoggedEvent, OutgoingEvent } from '@foldwatch/ports';
import type { ActivityView } from '../product/api-types';
import { createProduct, describeProduct } from '../product/create-product';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import type { Product } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { failpointsInSources } from '../tools/failpoints-in-sources';

const address = 'erin@contoso.example';
const topics = ['mail.observed', 'mail.decided', 'mail.actions', 'mail.content', 'activity.events', 'activity.state'];
const steps = ['erasure.remembered', 'erasure.page-done', 'erasure.noted'];

interface ErasureView {
  readonly id: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly holding: readonly { readonly topic: string; readonly until: string | null }[];
}

describeProduct('erasing a person (§9)', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let folderId: string;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    erin = await TrackedMailbox.enable(sandbox, product, address);
    folderId = await erin.track('Inbox/Customers/Fabrikam');
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  /** Mail from somebody, mail that they are on with others, and a record of theirs. */
  async function known(name: string): Promise<string> {
    const person = `${name}.zvonimir@fabrikam.example`;
    const parts = { from: `${name} Zvonimir <${person}>`, to: address, subject: `Confidential ${name}-zvonimir` };
    const body = `Yours sincerely, ${name} Zvonimir`;
    await product.call('PUT', '/records', [
      { table: 'contact', id: `c-${name}`, name: `${name} Zvonimir`, emailAddresses: [person] },
    ]);
    const letters = [
      letter({ messageId: messageIdOf(`${name}-own`), ...parts, body }),
      letter({
        messageId: messageIdOf(`${name}-shared`),
        from: 'Carl <carl@fabrikam.example>',
        to: `${address}, ${parts.from}`,
        subject: 'Plan for the pump station',
        body,
      }),
    ];
    for (const eml of letters) await sandbox.importMessage(address, folderId, eml, {});
    for (const mail of ['own', 'shared']) await contentOf(`${name}-${mail}`, 'stored');
    return person;
  }

  const contentOf = (mail: string, state: string): Promise<ActivityView> =>
    until(async () => {
      const activity = await erin.find(mail);
      return activity?.content === state ? activity : undefined;
    }, `${mail} with content ${state}`);

  const report = (id: string): Promise<ErasureView> =>
    until(async () => {
      const erasure = await product.call<ErasureView>('GET', `/erasures/${id}`);
      return erasure.state === 'open' ? undefined : erasure;
    }, 'the erasure to be over');

  const erase = (person: string, dryRun = false): Promise<ErasureView> =>
    product.call<ErasureView>('POST', '/erasures', { emailAddresses: [person], dryRun });

  const allEvents = (): Promise<readonly LoggedEvent[]> =>
    product.withLog(async ({ reader }) => {
      const pages = await Promise.all(topics.map((topic) => reader.read(topic, undefined, 10_000)));
      return pages.flatMap(({ events }) => events);
    });

  it('leaves no word of them in the store and in whatever is said from then on, also when all of it comes again', async () => {
    const person = await known('Mirko');
    await product.stop();
    const before = await allEvents();
    await product.start();
    const preview = await report((await erase(person, true)).id);
    expect(preview.counts).toMatchObject({ records: 1, activitiesRemoved: 1, activitiesChanged: 1, decisions: 1 });
    const done = await report((await erase(person)).id);
    expect(done.counts).toMatchObject({ records: 1, activitiesRemoved: 1, activitiesChanged: 1, decisions: 1 });
    expect(done.state).toBe('done');
    await product.stop();
    const marks = new Set((await allEvents()).map(({ topic, partition, offset }) => `${topic} ${partition} ${offset}`));
    const again = before.filter(({ topic }) => topic.startsWith('mail.'));
    await product.withLog(({ publisher }) => publisher.publish(again.map(outgoing)));
    const told = new Set((await allEvents()).map(({ topic, partition, offset }) => `${topic} ${partition} ${offset}`));
    sandbox.invalidateSyncStates(address);
    await product.start();
    await erin.readUpTo('after-mirko', folderId);
    expect(await erin.find('Mirko-own')).toBeUndefined();
    expect(await erin.find('Mirko-shared')).toMatchObject({ subject: 'Plan for the pump station', content: 'gone' });
    // What was published once more came again from outside; it is rewritten where the log can be.
    await report((await erase(person)).id);
    await product.stop();
    const said = (await allEvents()).filter(({ topic, partition, offset }) => {
      const mark = `${topic} ${partition} ${offset}`;
      return !marks.has(mark) && !told.has(mark);
    });
    const stored = await product.stored();
    await product.start();
    expect(said.length).toBeGreaterThan(0);
    expect(JSON.stringify(said)).not.toMatch(/zvonimir/i);
    expect(stored.match(/.{0,80}zvonimir.{0,80}/i)).toBeNull();
  });

  it('says which topics still hold text and until when, where they cannot be written over', async () => {
    const { items } = await product.call<{ items: readonly ErasureView[] }>('GET', '/erasures');
    const [last] = items;
    const isKept = Date.parse(last?.holding[0]?.until ?? '') > Date.now();
    expect([0, 8]).toContain(last?.holding.length);
    expect(isKept).toBe(last?.holding.length !== 0);
  });

  it('is killed behind each of its steps', () => {
    expect(
      failpointsInSources()
        .filter((name) => name.startsWith('erasure.'))
        .toSorted(),
    ).toEqual(steps.toSorted());
  });

  it.each(['erasure.remembered', 'erasure.page-done:4', 'erasure.noted:6'])(
    'goes on where it was after a kill (%s)',
    async (step) => {
      const name = `Vesna${steps.findIndex((one) => step.startsWith(one))}`;
      const person = await known(name);
      await product.stop();
      await product.start({ FOLDWATCH_FAILPOINT: step });
      // The kill may come before the answer.
      const [, end] = await Promise.all([erase(person).catch(() => undefined), product.ended()]);
      expect(end).toBe('SIGKILL');
      await product.start();
      const [begun] = await product.all<ErasureView>('/erasures');
      expect((await report(begun?.id ?? '')).counts).toMatchObject({ activitiesRemoved: 1, activitiesChanged: 1 });
      expect(await erin.find(`${name}-own`)).toBeUndefined();
      await contentOf(`${name}-shared`, 'gone');
    },
  );
});

function outgoing({ partition: _partition, offset: _offset, payload, ...event }: LoggedEvent): OutgoingEvent {
  return { ...event, payload: payload === undefined ? undefined : Object(payload) };
}
