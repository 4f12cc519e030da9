import { buffer } from 'node:stream/consumers';
import { openEmbedded } from '@foldwatch/adapter-embedded';
import { openMongo } from '@foldwatch/adapter-mongo';
import { tokenNumber } from '@foldwatch/domain';
import { partitionOf } from '@foldwatch/platform-delivery';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, DeadLetterView } from '../product/api-types';
import { DistributedProduct, type Servers } from '../product/distributed-product';
import { EmbeddedProduct } from '../product/embedded-product';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { foldwatchProcess, type CommandEnd } from '../product/foldwatch-command';
import { TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { openBrokers, type Brokers } from '../servers/brokers';
import { mongoForTests, mongoTools, type MongoForTests } from '../servers/mongo-for-tests';
import { failpointsInSources } from '../tools/failpoints-in-sources';
import { RecordingProxy } from '../tools/recording-proxy';
import { describeWith, java, maven } from '../tools/require-tool';
import { noteForRun } from '../tools/run-notes';

/** In the order in which they are passed; the page is killed again and again, each time further on. */
const kills = [
  'move.claimed',
  'move.begun',
  ...[1, 2, 3, 5, 8, 13].map((nth) => `move.page-copied:${nth}`),
  'move.events-published',
  'move.offsets-set',
];

const names = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

const settled = names('settled', 12);
const [byHand = '', untracked = ''] = settled;
const burst = names('burst', 150);
const old = names('old', 120);
const whileDown = names('down', 5);

/** A decision that no contract takes. */
const poison = (id: string, key: string) => ({
  topic: 'mail.decided',
  key,
  id,
  type: 'mail.decided',
  version: 1,
  time: new Date().toISOString(),
  correlationId: 'c',
  payload: { nothing: 'of use' },
});

const places = (of: readonly string[], mailbox: TrackedMailbox): Promise<readonly string[]> =>
  Promise.all(of.map(async (name) => mailbox.placesOf(await mailbox.find(name)).join()));

describeWith([...mongoTools, java, maven], 'moving up to Kafka and MongoDB', () => {
  let sandbox: SandboxExchange;
  let proxy: RecordingProxy;
  let embedded: EmbeddedProduct;
  let brokers: Brokers;
  let mongo: MongoForTests;
  let servers: Servers;
  let services: DistributedProduct;
  let erin: TrackedMailbox;
  let omar: TrackedMailbox;
  let pumps: string;
  let valves: string;
  let archive: string;
  let withToken: string;
  let before: { readonly decisions: readonly string[]; readonly epochs: ReadonlyMap<string, number> };

  const moveUp = (
    options: { readonly dataDir?: string; readonly failpoint?: string; readonly killAfterMs?: number } = {},
  ): Promise<CommandEnd> => {
    const { dataDir = embedded.dataDir, failpoint = '', killAfterMs } = options;
    return foldwatchProcess(['move-up', '--data-dir', dataDir, '--json'], {
      env: {
        KAFKA_BROKERS: servers.brokers.addresses.join(','),
        FOLDWATCH_TOPIC_PREFIX: servers.brokers.prefix,
        MONGODB_URI: servers.mongodbUri,
        FOLDWATCH_FAILPOINT: failpoint,
      },
      ...(killAfterMs !== undefined && { killAfterMs }),
    });
  };

  beforeAll(async () => {
    [brokers, mongo] = await Promise.all([openBrokers(), mongoForTests()]);
    servers = { brokers, mongodbUri: mongo.freshUri() };
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    proxy = await RecordingProxy.open(sandbox.ewsUrl);
    embedded = await EmbeddedProduct.create(exchangeEnv(sandbox));
    services = DistributedProduct.over(servers, exchangeEnv({ ewsUrl: proxy.url }), 1);
    await embedded.start();
    const accounts = ['a', 'b'].map((id) => ({ table: 'account', id, name: id, emailAddresses: [] }));
    await embedded.call('PUT', '/records', accounts);
    erin = await TrackedMailbox.enable(sandbox, embedded, 'erin@contoso.example');
    omar = await TrackedMailbox.enable(sandbox, embedded, 'omar@contoso.example');
    pumps = await erin.track('Inbox/Pumps', { recordId: 'a' });
    valves = await omar.track('Inbox/Valves');
  });

  afterAll(async () => {
    await services.dispose();
    await embedded.dispose();
    await proxy.close();
    await sandbox.close();
    await Promise.all([brokers.close(), mongo.dispose()]);
  });

  const reply = (name: string, subject: string, headers: readonly string[] = []): Promise<string> => {
    const parties = { from: 'buyer@fabrikam.example', to: erin.address };
    const eml = letter({ messageId: `<${name}@letters.example>`, ...parties, subject, headers });
    return sandbox.importMessage(erin.address, 'Inbox', eml);
  };

  const settle = async (name: string): Promise<void> => {
    erin.move(await erin.deliver(name, 'Inbox'), pumps);
    const whole = async (): Promise<boolean> => (await erin.find(name))?.content === 'stored';
    await until(whole, `the content of ${name}`);
  };

  it('is refused while the product runs', async () => {
    for (const name of settled) await settle(name);
    const { id } = (await erin.find(byHand)) ?? { id: '' };
    await embedded.call('PATCH', `/activities/${id}`, { regarding: { table: 'account', id: 'b' } });
    await embedded.call('DELETE', `/activities/${(await erin.find(untracked))?.id}`);
    await until(async () => (await erin.find(untracked)) === undefined, 'the mail to be untracked');
    const token = { regarding: { table: 'account', id: 'a' }, subject: 'About tokens' };
    withToken = (await embedded.call<{ subject: string }>('POST', '/tracking-tokens', token)).subject;
    await reply('waiting', 'About what comes after', ['In-Reply-To: <after@letters.example>']);
    const path = `/decisions?messageId=${encodeURIComponent('<waiting@letters.example>')}`;
    await until(async () => (await embedded.all(path)).length > 0, 'its wait');
    const refused = await moveUp();
    expect(refused).toMatchObject({ end: 3 });
    expect(refused.err).toMatch(/Another process already works/);
  });

  it('follows a product that was killed in the middle of a burst and a backfill', async () => {
    await embedded.stop();
    await embedded.withLog(({ publisher }) => publisher.publish([poison('died', 'k')]));
    archive = erin.folder('Inbox/Archive');
    await erin.deliverMany(old, archive);
    await embedded.start({ FOLDWATCH_FAILPOINT: 'writer.stored:6' });
    await until(async () => (await embedded.all('/dead-letters')).length === 1, 'the letter of what died');
    const rule = { folderId: archive, existing: 'track', regarding: { table: 'account', id: 'b' } };
    // It answers when all that was there is counted, by when enough of it may be stored for the kill.
    await embedded.call('POST', `/mailboxes/${erin.id}/folder-rules`, rule).catch(() => undefined);
    sandbox.moveItems(erin.address, await erin.deliverMany(burst, 'Inbox'), pumps);
    expect(await embedded.ended()).toBe('SIGKILL');
    for (const name of whileDown) omar.move(await omar.deliver(name, 'Inbox'), valves);

    const stopped = await openEmbedded({ dataDir: embedded.dataDir });
    const event = { ...poison('parked', 'k'), partition: partitionOf('k', 8), offset: 0 };
    const error = { code: 'unexpected', message: 'TypeError' };
    await stopped.parkedEvents.park([{ group: 'writer', event, attempts: 4, nextTryAt: event.time, error }]);
    const { decisions } = await stopped.decisionLog.list({ limit: 1_000 });
    const owners = await Promise.all([erin, omar].map(({ id }) => stopped.mailboxEpochs.take(id)));
    before = {
      decisions: decisions.map(({ id }) => id),
      epochs: new Map(owners.map(({ mailboxId, epoch }) => [mailboxId, epoch])),
    };
    noteForRun({
      kind: 'found',
      text: `moved up with ${await stopped.pipelineLag.read()} events of one partition unhandled`,
    });
    await stopped.close();
  });

  it('is tried at every failpoint that the sources name', () => {
    const named = failpointsInSources().filter((name) => name.startsWith('move.'));
    const tried = new Set([...kills.map((kill) => kill.split(':')[0]), 'move.finished']);
    expect(new Set(named)).toEqual(tried);
  });

  it.each(kills)('is taken up again when it is killed (%s), and meanwhile nothing else begins', async (failpoint) => {
    expect(await moveUp({ failpoint })).toMatchObject({ end: 'SIGKILL' });
    embedded.spawn();
    expect(await embedded.ended()).toBe(1);
    expect(embedded.printed).toMatch(/such a move was begun/);
  });

  it('keeps services from half of the data', async () => {
    services.spawn();
    expect(await services.ended()).toBe(1);
    expect(services.printed).toMatch(/is not finished: run \\?"foldwatch move-up\\?" again/);
  });

  it('comes to its end, whenever it is killed', async () => {
    const ends: unknown[] = [];
    for (const killAfterMs of [600, 900, 1_300]) ends.push((await moveUp({ killAfterMs })).end);
    expect(ends).toContain('SIGKILL');
    const begun = performance.now();
    const last = await moveUp({ failpoint: 'move.finished' });
    const tookMs = Math.round(performance.now() - begun);
    // A fast machine may have come to the end before it was killed; then there is nothing left to be killed behind.
    expect(last).toMatchObject({ end: ends.includes(0) ? 0 : 'SIGKILL', err: '' });
    noteForRun({ kind: 'found', text: `the last of the calls of a move took ${tookMs} ms` });
  });

  it('says so when it is asked for again, and refuses the data of another directory', async () => {
    const again = await moveUp();
    expect(again).toMatchObject({ end: 0, err: '' });
    expect(JSON.parse(again.out)).toMatchObject({ wasFinished: true, moved: { mailbox_configs: 2 }, damagedFiles: 0 });
    const other = await EmbeddedProduct.create();
    await (await openEmbedded({ dataDir: other.dataDir })).close();
    const refused = await moveUp({ dataDir: other.dataDir });
    expect(refused).toMatchObject({ end: 3 });
    expect(refused.err).toMatch(/Another data directory was moved into this database/);
    await other.dispose();
  });

  describe('the services', () => {
    let moved: { readonly erin: TrackedMailbox; readonly omar: TrackedMailbox };
    const recorded = (name: string) => until(() => moved.erin.find(name), `${name} to be recorded`);

    beforeAll(async () => {
      await services.start();
      moved = { erin: erin.seenThrough(services), omar: omar.seenThrough(services) };
    });

    it('record every mail once, in the middle of which the product stopped', async () => {
      const expected = settled.length - 1 + burst.length + old.length + whileDown.length;
      const activities = await until(
        async () => {
          const found = await services.all<ActivityView>('/activities');
          return found.length === expected && found.every(({ content }) => content === 'stored') ? found : undefined;
        },
        `${expected} whole activities`,
        200_000,
        500,
      );
      expect(new Set(await places([...settled.slice(2), ...burst], moved.erin))).toEqual(new Set([pumps]));
      expect(new Set(await places(old, moved.erin))).toEqual(new Set([archive]));
      expect(new Set(await places(whileDown, moved.omar))).toEqual(new Set([valves]));
      expect(new Set(activities.map(({ id }) => id)).size).toBe(expected);
    });

    it('keep what people did', async () => {
      expect(await moved.erin.find(byHand)).toMatchObject({ regarding: { id: 'b', source: 'manual' } });
      expect(await moved.erin.find(untracked)).toBeUndefined();
      expect(await moved.erin.find(settled[2] ?? '')).toMatchObject({ regarding: { id: 'a', source: 'folder-rule' } });
    });

    it('tell of each activity in one sequence without gaps, across both logs', async () => {
      type Told = { id: string; type: string; subject: string; sequence: string };
      const told = await services.all<Told>('/events?topic=activity.events');
      const byActivity = Map.groupBy(
        new Map(told.map((event) => [event.id, event])).values(),
        ({ subject }) => subject,
      );
      const broken = [...byActivity.values()].filter((events) => {
        const sequences = events.map(({ sequence }) => Number(sequence));
        return sequences.some((sequence, index) => sequence !== index + 1);
      });
      expect(broken).toEqual([]);
      expect(byActivity.size).toBe(settled.length + burst.length + old.length + whileDown.length);
      const states = await services.all<Told>('/events?topic=activity.state');
      expect(new Set(states.map(({ subject }) => subject))).toEqual(new Set(byActivity.keys()));
    });

    it('list the decisions and the dead letters of both', async () => {
      const decisions = await services.all<{ id: string }>('/decisions');
      const ids = new Set(decisions.map(({ id }) => id));
      expect(before.decisions.filter((id) => !ids.has(id))).toEqual([]);
      const letters = async (): Promise<readonly string[]> =>
        (await services.all<DeadLetterView>('/dead-letters')).map(({ eventId }) => eventId).toSorted();
      await until(async () => (await letters()).length === 2, 'what was parked to die');
      expect(await letters()).toEqual(['died', 'parked']);
    });

    it('know a letter of the old log again when its event dies once more', async () => {
      const find = async (): Promise<DeadLetterView | undefined> =>
        (await services.all<DeadLetterView>('/dead-letters')).find(({ eventId }) => eventId === 'died');
      const dead = await find();
      await services.call('POST', `/dead-letters/${dead?.id}/replay`);
      const again = await until(async () => {
        const found = await find();
        return found?.deaths === 2 ? found : undefined;
      }, 'it to die again');
      expect(again).toMatchObject({ id: dead?.id, state: 'open' });
    });

    it('write no category twice, and go on to watch', async () => {
      moved.erin.move(await moved.erin.deliver('after', 'Inbox'), pumps);
      await moved.erin.recordedIn('after', [pumps]);
      const { items } = sandbox.messages(erin.address, 'Inbox/Pumps', { limit: 500 });
      const written = proxy.messages.filter(({ kind, xml }) => kind === 'request' && xml.includes('UpdateItem'));
      const ofSettled = items.filter(({ messageId }) => messageId?.startsWith('<settled-') === true);
      expect(ofSettled).toHaveLength(settled.length);
      expect(ofSettled.filter(({ id }) => written.some(({ xml }) => xml.includes(id)))).toEqual([]);
    });

    it('§4 know every token, issue others, and wake what waited', async () => {
      expect(await recorded('waiting')).toMatchObject({ regarding: { id: 'a', method: 'in-reply-to' } });
      await reply('with-token', `RE: ${withToken}`);
      expect(await recorded('with-token')).toMatchObject({ regarding: { id: 'a', method: 'tracking-token' } });
      const another = { regarding: { table: 'account', id: 'a' }, subject: 'About tokens' };
      const { subject } = await services.call<{ subject: string }>('POST', '/tracking-tokens', another);
      expect(tokenNumber(subject.split(':')[1] ?? '')).toBeGreaterThan(tokenNumber(withToken.split(':')[1] ?? ''));
    });

    it('have every content file, and take higher epochs than were ever given', async () => {
      await services.stop();
      const stores = await openMongo({ uri: servers.mongodbUri });
      const { activities } = await stores.activityStore.findModifiedSince('', 1_000);
      const refs = JSON.stringify(activities).match(/(?<="(?:bodyRef|contentRef)":")[0-9a-f]{64}/g) ?? [];
      const sizes = await Promise.all(
        [...new Set(refs)].map(async (ref) => {
          const chunks = await stores.contentStore.open(ref);
          return chunks === undefined ? 0 : (await buffer(chunks)).byteLength;
        }),
      );
      expect(sizes.length).toBeGreaterThan(0);
      expect(sizes).not.toContain(0);
      for (const { id } of [erin, omar]) {
        const { epoch } = await stores.mailboxEpochs.take(id);
        expect(epoch).toBeGreaterThan((before.epochs.get(id) ?? 0) + 1);
      }
      await stores.close();
    });
  });
});
