import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, MailboxView } from '../product/api-types';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct, isDistributed } from '../product/create-product';
import { letter } from '../product/letter';
import type { Product } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { failpointsInSources } from '../tools/failpoints-in-sources';

const accounts = [
  { table: 'account', id: 'a-fabrikam', name: 'Fabrikam', emailAddresses: [] },
  { table: 'account', id: 'a-contoso', name: 'Contoso', emailAddresses: [] },
];

interface TestView {
  readonly state: string;
  readonly mailboxState: string;
}

/** The steps of one message, in order; the process is killed behind each. */
const reading = ['ingest.read', 'ingest.noted', 'ingest.published', 'ingest.cursor-saved', 'ingest.indexed'];
const deciding = ['rules.facts-gathered', 'rules.decided', 'rules.logged', 'rules.published'];
const recording = ['writer.folded', 'writer.stored', 'writer.published'];
/** Behind the record of a message's unknown sender. */
const creating = ['writer.sender-claimed', 'writer.sender-stored', 'writer.sender-linked'];
const suggesting = ['writer.sender-suggested'];
/** Behind the test of a mailbox. Apart they are the same steps of the gateway alone, where each restart takes long. */
const enabling = ['enabling.wanted', 'enabling.tested', 'enabling.saved', 'enabling.told'];
const enablingHere = isDistributed ? ['enabling.saved'] : enabling;
const content = ['content.fetched', 'content.stored', 'content.announced'];
const category = ['category.written'];
/** Those of a reply that came before what it answers; the second passages are its own, behind those of its parent. */
const waiting = ['rules.reply-waiting', 'rules.reply-woken', 'rules.wait-ended'];
const behindParent = [
  'rules.reply-woken',
  'rules.decided:2',
  'rules.published:2',
  'rules.wait-ended',
  'writer.stored:2',
];
const steps = [...reading, ...deciding, ...recording, ...content, ...category];

/** What is done to a data directory as a whole or to all that names a person, and what is told of alerts, have suites of their own. */
const isOfWholes = (name: string): boolean => /^(backup|restore|move|gateway|erasure)\./.test(name);

describeProduct('a process killed between two steps', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let folderId: string;
  let scratch: string;

  /** Names the step behind which the running process is to end; none after that. */
  const arm = (step: string): Promise<void> => writeFile(join(scratch, 'armed'), step);

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'foldwatch-failpoints-'));
    await arm('');
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox, { FOLDWATCH_FAILPOINT: `@${join(scratch, 'armed')}` }));
    await product.start();
    await product.call('PUT', '/records', accounts);
    erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
    folderId = await erin.track('Inbox/Steps', { recordId: 'a-fabrikam' });
  }, 240_000);

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
    await rm(scratch, { recursive: true });
  });

  /** Waits until nothing is owed to the mail any more: record, content and category are as they should be. */
  const completed = async (name: string, itemId: string, expected: string): Promise<ActivityView> => {
    const isWhole = async (): Promise<ActivityView | undefined> => {
      const activity = await erin.find(name);
      const categories = erin.categoriesOf(itemId, folderId).join();
      return activity?.content === 'stored' && categories === `Tracked: ${expected}` ? activity : undefined;
    };
    return until(isWhole, `${name} with its content and category`);
  };

  /** Types of the mail's events by their ids, so that what was told again counts once; and the numbers in order. */
  const toldOf = async (activityId: string): Promise<readonly string[]> => {
    type Told = { id: string; type: string; sequence: string; data: { activityId: string } };
    const events = await product.all<Told>('/events?topic=activity.events');
    const mine = new Map(events.filter(({ data }) => data.activityId === activityId).map((event) => [event.id, event]));
    const told = [...mine.values()].toSorted((a, b) => Number(a.sequence) - Number(b.sequence));
    expect(told.map(({ sequence }) => Number(sequence))).toEqual(told.map((_, n) => n + 1));
    return told.map(({ type }) => type);
  };

  const decided = (name: string, reason: string): Promise<unknown> => {
    const path = `/decisions?messageId=${encodeURIComponent(messageIdOf(name))}&reason=${reason}`;
    const isDecided = async (): Promise<boolean> =>
      (await product.call<{ items: readonly object[] }>('GET', path)).items.length > 0;
    return until(isDecided, `${name} to be decided`);
  };

  /** Does what makes the process pass the step, behind which it is killed; gives what was done. The process stays dead. */
  const killedBehind = async <T>(step: string, act: () => Promise<T> | T): Promise<T> => {
    await arm(step);
    const [done] = await Promise.all([act(), product.ended().then((end) => expect(end).toBe('SIGKILL'))]);
    await arm('');
    return done;
  };

  const answer = (name: string): Promise<string> =>
    sandbox.importMessage(
      erin.address,
      'Inbox',
      letter({
        messageId: messageIdOf(`answer-${name}`),
        from: 'buyer@fabrikam.example',
        to: erin.address,
        subject: `RE: About ${name}`,
        headers: [`In-Reply-To: ${messageIdOf(name)}`],
      }),
    );

  const recordedOnce = async (name: string): Promise<void> => {
    const found = await until(() => erin.find(`answer-${name}`), 'the answer to be recorded');
    expect(found).toMatchObject({
      regarding: { id: 'a-fabrikam', source: 'correlation' },
      tracking: [{ mailboxId: erin.id, reason: 'reply-to-tracked' }],
    });
    expect(found.tracking[0]?.items).toHaveLength(1);
    await until(async () => (await toldOf(found.id)).length > 0, 'the answer to be told of, which follows');
    expect((await toldOf(found.id)).filter((type) => type === 'activity.tracked')).toHaveLength(1);
  };

  it('is tried at every failpoint that the sources name', () => {
    const ofMessages = failpointsInSources().filter((name) => !isOfWholes(name));
    expect(ofMessages.toSorted()).toEqual(
      [...new Set([...steps, ...waiting, ...creating, ...suggesting, ...enabling])].toSorted(),
    );
  });

  it.each(steps)('loses and doubles nothing of mail that arrived (%s)', async (step) => {
    const itemId = await killedBehind(step, () => erin.deliver(`arrival-${step}`, folderId));
    await product.start();
    const activity = await completed(`arrival-${step}`, itemId, 'Fabrikam');
    expect(activity).toMatchObject({
      regarding: { id: 'a-fabrikam' },
      tracking: [{ mailboxId: erin.id, items: [{ folderId }] }],
    });
    expect((await toldOf(activity.id)).filter((type) => type === 'activity.tracked')).toHaveLength(1);
  });

  it.each([...reading, ...deciding, ...recording])('knows where mail is that was moved out (%s)', async (step) => {
    const name = `moved-out-${step}`;
    const itemId = await erin.deliver(name, folderId);
    const { id } = await completed(name, itemId, 'Fabrikam');
    const inbox = sandbox.folders(erin.address).find(({ path }) => path === 'Inbox')?.id ?? '';
    await killedBehind(step, () => erin.move(itemId, inbox));
    await product.start();
    expect(await erin.recordedIn(name, [inbox])).toMatchObject({ id, regarding: { id: 'a-fabrikam' } });
    const told = await toldOf(id);
    expect(told.filter((type) => type === 'activity.tracked')).toHaveLength(1);
    expect(told).not.toContain('activity.untracked');
  });

  it('has names in categories follow read rights', async () => {
    const restrict = (tables: object) => product.call('PATCH', '/read-profiles/standard', { tables });
    const itemId = await erin.deliver('named', folderId);
    await completed('named', itemId, 'Fabrikam');
    // The process may end before it has answered.
    await killedBehind('category.written', () => restrict({ account: 'none' }).catch(() => undefined));
    await product.start();
    await until(() => erin.categoriesOf(itemId, folderId).join() === 'Tracked', 'the name to go');
    await restrict({});
    await completed('named', itemId, 'Fabrikam');
    const openJobs = () => product.call<{ items: readonly object[] }>('GET', `/jobs?mailboxId=${erin.id}`);
    await until(async () => (await openJobs()).items.length === 0, 'the job to end');
  });

  it.each(reading)('finds mail that was moved on before the process came back (%s)', async (step) => {
    const name = `moved-on-${step}`;
    await product.stop();
    const itemId = await erin.deliver(name, folderId);
    await killedBehind(step, () => product.spawn());
    const inbox = sandbox.folders(erin.address).find(({ path }) => path === 'Inbox')?.id ?? '';
    erin.move(itemId, inbox);
    await product.start();
    await erin.readUpTo(`after-${name}`, folderId);
    // What was not told of before the end only passed through.
    if (!['ingest.read', 'ingest.noted'].includes(step)) await erin.recordedIn(name, [inbox]);
    expect(erin.placesOf(await erin.find(name))).not.toContain(folderId);
  });

  describe('§4 behind a step of a reply that came before its parent was stored', () => {
    it('loses and doubles no reply that is to wait (rules.reply-waiting)', async () => {
      await killedBehind('rules.reply-waiting', () => answer('parent-of-waiting'));
      await product.start();
      await decided('answer-parent-of-waiting', 'not-a-reply');
      await erin.deliver('parent-of-waiting', folderId);
      await recordedOnce('parent-of-waiting');
    });

    it.each(behindParent)('loses and doubles no reply whose parent came (%s)', async (step) => {
      const name = `parent-of-${step}`;
      await answer(name);
      await decided(`answer-${name}`, 'not-a-reply');
      const itemId = await killedBehind(step, () => erin.deliver(name, folderId));
      await product.start();
      await completed(name, itemId, 'Fabrikam');
      await recordedOnce(name);
    });
  });

  it.each([...recording, ...category])('keeps what a person set (%s)', async (step) => {
    const name = `by-hand-${step}`;
    const itemId = await erin.deliver(name, folderId);
    const { id } = await completed(name, itemId, 'Fabrikam');
    const regarding = { table: 'account', id: 'a-contoso' };
    await killedBehind(step, () => Promise.allSettled([product.request('PATCH', `/activities/${id}`, { regarding })]));
    await product.start();
    const activity = await completed(name, itemId, 'Contoso');
    expect(activity).toMatchObject({ id, regarding: { id: 'a-contoso', source: 'manual' } });
    expect((await toldOf(id)).filter((type) => type === 'activity.refiled')).toHaveLength(1);
  });

  const deliverFrom = (name: string, from: string): Promise<string> =>
    sandbox.importMessage(
      erin.address,
      folderId,
      letter({ messageId: messageIdOf(name), from, to: erin.address, subject: name }),
    );

  const recordEventsOf = async (address: string): Promise<readonly string[]> => {
    type Told = { id: string; type: string; data: { record?: { emailAddresses: string[] }; address?: string } };
    const events = await product.all<Told>('/events?topic=record.events');
    const own = events.filter(({ data }) => (data.record?.emailAddresses[0] ?? data.address) === address);
    return [...new Map(own.map(({ id, type }) => [id, type])).values()];
  };

  it.each(creating)('makes one record of an unknown sender (%s)', async (step) => {
    await product.call('PUT', `/mailboxes/${erin.id}/options`, { create: 'contact' });
    const address = `${step.replace('.', '-')}@litware.example`;
    await killedBehind(step, () => deliverFrom(`created-${step}`, address));
    await product.start();
    const activity = await until(async () => {
      const found = await erin.find(`created-${step}`);
      return found?.from?.record == null ? undefined : found;
    }, `the sender of created-${step} to be linked`);
    const records = await product.all<{ id: string }>(`/records?email=${address}`);
    expect(records.map(({ id }) => id)).toEqual([activity.from?.record?.id]);
    expect(await recordEventsOf(address)).toEqual(['record.created']);
    await until(async () => (await toldOf(activity.id)).includes('activity.updated'), 'the link to be told of');
    expect((await toldOf(activity.id)).filter((type) => type === 'activity.tracked')).toHaveLength(1);
  });

  it.each(suggesting)('suggests an unknown sender once (%s)', async (step) => {
    await product.call('PUT', `/mailboxes/${erin.id}/options`, { create: 'contact', createMode: 'suggest' });
    const address = `${step.replace('.', '-')}@suggested.example`;
    await killedBehind(step, () => deliverFrom(`suggested-${step}`, address));
    await product.start();
    await erin.readUpTo(`after-suggested-${step}`, folderId);
    await until(async () => (await recordEventsOf(address)).length > 0, 'the sender to be told of');
    const found = (await product.all<{ address: string; mails: number }>('/unknown-senders')).filter(
      (sender) => sender.address === address,
    );
    expect(found).toMatchObject([{ mails: 1 }]);
    expect(await recordEventsOf(address)).toEqual(['record.suggested']);
  });

  it.each(enablingHere)(
    'enables a mailbox once that passes its test (%s)',
    async (step) => {
      const body = { emailAddress: 'sales@contoso.example', kind: 'shared' };
      const { id } = await product.call<MailboxView>('POST', '/mailboxes', body);
      await product.call('PATCH', `/mailboxes/${id}`, { state: 'disabled' });
      const toldIds = async (): Promise<readonly string[]> => {
        const events = await product.all<{ id: string; type: string; subject: string }>('/events?topic=mailbox.events');
        return events
          .filter(({ type, subject }) => type === 'mailbox.enabled' && subject === id)
          .map((event) => event.id);
      };
      const before = new Set(await toldIds());
      await killedBehind(step, () => Promise.allSettled([product.request('POST', `/mailboxes/${id}/tests`)]));
      await product.start();
      const lastTest = async () => (await product.all<TestView>(`/mailboxes/${id}/tests`))[0];
      await until(async () => (await lastTest())?.state === 'passed', 'the test to be over');
      expect(await lastTest()).toMatchObject({ mailboxState: 'enabled' });
      await until(async () => new Set(await toldIds()).size > before.size, 'that to be told');
      expect(new Set(await toldIds()).size).toBe(before.size + 1);
    },
    240_000,
  );
});
