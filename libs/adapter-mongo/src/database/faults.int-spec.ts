import type { CrmRecord, RecordDraft } from '@foldwatch/domain';
import type { IndexedItem, LoggedDecision, MailboxConfig } from '@foldwatch/ports';
import { OwnershipLost } from '@foldwatch/ports';
import { activity, activityId, at } from '@foldwatch/ports/testing';
import { FaultProxy, overMongo, type Fault } from '../../testing';
import { migrateMongo, openMongo, type MongoAdapters } from '..';

const statements = (count: number, code: number): readonly object[] =>
  Array.from({ length: count }, (_, index) => ({ index, code, errmsg: code === 112 ? 'WriteConflict' : 'E11000' }));

/** What mongod says of single statements of a bulk. */
const refused = (count: number, code: number): Fault['becomes'] => ({
  kind: 'answer',
  document: { ok: 1, n: 0, nModified: 0, writeErrors: statements(count, code) },
});
/** What it says of a command as a whole. */
const failed = (code: number, codeName: string): Fault['becomes'] => ({
  kind: 'answer',
  document: { ok: 0, code, codeName, errmsg: codeName },
});
const conflict = failed(112, 'WriteConflict');
const lostAnswer: Fault['becomes'] = { kind: 'lose-answer' };

const item = (itemId: string): IndexedItem => ({
  folderId: 'f1',
  itemId,
  changeKey: 'ck',
  itemKey: `key-${itemId}`,
  state: 'known',
  because: 'change',
  categorySeen: false,
  attempts: 0,
});
const decision = (id: string): LoggedDecision => ({
  id,
  mailboxId: 'm1',
  activityId: activityId(id),
  folderId: 'f1',
  kind: 'present',
  verdict: 'track',
  reason: 'folder-rule',
  checks: [],
  observedAt: at(0),
  decidedAt: at(0),
});
const contact = (id: string): CrmRecord => ({
  table: 'contact',
  id,
  name: id,
  emailAddresses: [],
  state: 'active',
  createdAt: at(0),
  modifiedAt: at(0),
});
const draft = (address: string): RecordDraft => ({
  table: 'contact',
  address,
  lastName: 'Lidman',
  source: { activityId: activityId('first'), mailboxId: 'erin' },
});
const config = (version: number): MailboxConfig => ({
  mailbox: {
    id: 'erin',
    emailAddress: 'erin@contoso.example',
    kind: 'user',
    state: 'pending',
    version,
    createdAt: at(0),
  },
  options: {},
  rules: [],
});

overMongo('what a busy MongoDB answers', (mongo) => {
  let proxy: FaultProxy;
  let adapters: MongoAdapters;
  let direct: MongoAdapters;
  let mongoUri: string;

  beforeEach(async () => {
    const uri = mongo.freshUri();
    mongoUri = uri;
    await migrateMongo({ uri });
    direct = await openMongo({ uri });
    proxy = await FaultProxy.open(uri);
    adapters = await openMongo({ uri: proxy.through(uri) });
  });

  afterEach(async () => {
    await direct.database.db.dropDatabase();
    await adapters.close();
    await direct.close();
    await proxy.close();
  });

  const strike = (collection: string, becomes: Fault['becomes'], times = 1, command = 'update'): void =>
    proxy.arrange({ command, collection, times, becomes });

  it.each<{ given: string; becomes: Fault['becomes'] }>([
    { given: 'a conflict of each statement', becomes: refused(2, 112) },
    { given: 'a conflict of the whole bulk', becomes: conflict },
    { given: 'an answer that is lost', becomes: lostAnswer },
    { given: 'a primary that steps down', becomes: failed(10_107, 'NotWritablePrimary') },
  ])('writes activities in spite of $given, and says that none was lost', async ({ becomes }) => {
    strike('activities', becomes);
    expect(await adapters.activityStore.replaceMany([activity('a'), activity('b')])).toEqual({ lost: [] });
    strike('activities', becomes);
    const next = ['a', 'b'].map((id) => activity(id, { version: 2 }));
    expect(await adapters.activityStore.replaceMany(next)).toEqual({ lost: [] });
    expect(proxy.struck).toHaveLength(2);
    const found = await direct.activityStore.findMany(['a', 'b'].map(activityId));
    expect([...found.values()].map(({ version }) => version)).toEqual([2, 2]);
  });

  it('tells what was lost apart from its own work when the answer is lost', async () => {
    await direct.activityStore.replaceMany([activity('theirs')]);
    strike('activities', lostAnswer);
    const { lost } = await adapters.activityStore.replaceMany([activity('mine'), activity('theirs')]);
    expect(lost).toEqual([activityId('theirs')]);
  });

  it('takes a key that was taken in between for a lost activity', async () => {
    strike('activities', refused(1, 11_000));
    expect(await adapters.activityStore.replaceMany([activity('a')])).toEqual({ lost: [activityId('a')] });
  });

  it('takes conflicts without end for an outage', async () => {
    strike('activities', conflict, 100);
    const written = adapters.activityStore.replaceMany([activity('a')]);
    await expect(written).rejects.toMatchObject({ code: 'store-unavailable', outage: true });
  });

  it.each<{ given: string; becomes: Fault['becomes'] }>([
    { given: 'a duplicate key', becomes: refused(1, 11_000) },
    { given: 'a conflict', becomes: refused(1, 112) },
    { given: 'a lost answer', becomes: lostAnswer },
  ])('puts again what $given kept out', async ({ becomes }) => {
    const owner = await adapters.mailboxEpochs.take('m1');
    for (const collection of ['decisions', 'items', 'parked_events']) strike(collection, becomes);
    await adapters.decisionLog.append([decision('d')]);
    await adapters.itemIndex.write(owner, { put: [item('i')] });
    const event = { topic: 't', partition: 0, offset: 1, key: 'k', id: 'e', type: 't', version: 1, time: at(0) };
    const error = { code: 'x', message: 'x' };
    const parked = { group: 'rules', event: { ...event, correlationId: 'c', payload: {} }, attempts: 1, error };
    await adapters.parkedEvents.park([{ ...parked, nextTryAt: at(0) }]);
    expect(proxy.struck).toHaveLength(3);
    expect((await direct.decisionLog.list({ limit: 5 })).decisions).toHaveLength(1);
    expect(await direct.itemIndex.list('m1', 'f1', 5)).toHaveLength(1);
    expect(await direct.parkedEvents.count('rules')).toBe(1);
  });

  it('takes a key that a newer owner holds for lost ownership, and does not try for ever', async () => {
    const owner = await adapters.mailboxEpochs.take('m1');
    strike('items', refused(1, 11_000), 100);
    await expect(adapters.itemIndex.write(owner, { put: [item('i')] })).rejects.toMatchObject({ outage: true });
    await direct.mailboxEpochs.take('m1');
    await expect(adapters.itemIndex.write(owner, { put: [item('i')] })).rejects.toBeInstanceOf(OwnershipLost);
  });

  it('imports records again that somebody else wrote in between', async () => {
    await direct.recordDirectory.putMany([contact('a')]);
    strike('records', refused(1, 11_000));
    const counts = await adapters.recordDirectory.putMany([contact('b')]);
    expect(counts).toEqual({ created: 1, updated: 0, unchanged: 0 });
    expect((await direct.recordDirectory.list({ limit: 5 })).records).toHaveLength(2);
  });

  it('makes one record an address when ten services ask at once, whatever duplicate keys and lost answers they get', async () => {
    const services = await Promise.all(Array.from({ length: 10 }, () => openMongo({ uri: proxy.through(mongoUri) })));
    const addresses = Array.from({ length: 5 }, (_, n) => `p${n}@fabrikam.example`);
    for (const becomes of [refused(5, 11_000), lostAnswer, refused(2, 11_000), conflict, refused(5, 112)]) {
      strike('records', becomes, 3);
    }
    strike('secrets', failed(11_000, 'DuplicateKey'), 2);
    const claimed = await Promise.all(
      services.map(({ recordClaims }) => recordClaims.claimMany(addresses.map(draft), at(1))),
    );
    await Promise.all(services.map((service) => service.close()));
    const { records } = await direct.recordDirectory.list({ limit: 50 });
    expect(records.map(({ emailAddresses }) => emailAddresses.join()).toSorted()).toEqual(addresses);
    expect(proxy.struck).toHaveLength(17);
    const ids = new Set(records.map(({ id }) => id));
    for (const outcomes of claimed) {
      for (const one of outcomes.values()) {
        expect(ids).toContain(one.kind === 'created' ? one.record.id : one.records[0]?.id);
      }
    }
    const created = claimed.flatMap((outcomes) => [...outcomes.values()].filter(({ kind }) => kind === 'created'));
    expect(created).toHaveLength(addresses.length);
  });

  it('saves a configuration once though the answer is lost', async () => {
    strike('mailbox_configs', lostAnswer);
    expect(await adapters.mailboxConfigs.replace(config(1))).toBe('saved');
    expect(await adapters.mailboxConfigs.replace(config(1))).toBe('lost');
  });

  it('hands out an epoch that is higher than every other though an answer is lost', async () => {
    const first = await direct.mailboxEpochs.take('m1');
    strike('mailbox_states', lostAnswer, 1, 'findAndModify');
    strike('mailbox_states', failed(11_000, 'DuplicateKey'), 1, 'findAndModify');
    const second = await adapters.mailboxEpochs.take('m1');
    expect(second.epoch).toBeGreaterThan(first.epoch);
    await expect(direct.mailboxStatus.saveProgress(first, [])).rejects.toBeInstanceOf(OwnershipLost);
  });

  it('stores content whole though answers are lost on the way', async () => {
    for (const collection of ['content.files', 'content.chunks']) strike(collection, lostAnswer);
    const bytes = Buffer.alloc(3_000_000, 'foldwatch');
    const { ref } = await adapters.contentStore.put(bytes);
    const chunks: Uint8Array[] = [];
    for await (const chunk of (await direct.contentStore.open(ref)) ?? []) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
    expect(proxy.struck).toHaveLength(2);
  });

  it.each([
    { given: 'a full disk', becomes: failed(14_031, 'OutOfDiskSpace') },
    { given: 'a refused password', becomes: failed(18, 'AuthenticationFailed') },
    {
      given: 'a write that no majority has',
      becomes: {
        kind: 'answer',
        document: { ok: 1, n: 1, nModified: 1, writeConcernError: { code: 64, errmsg: 'timed out' } },
      } as const,
    },
  ])('takes $given for an outage, which no message is to blame for', async ({ becomes }) => {
    strike('activities', becomes, 10);
    const written = adapters.activityStore.replaceMany([activity('a')]);
    await expect(written).rejects.toMatchObject({ code: 'store-unavailable', outage: true });
  });

  it('takes an activity over 16 MB for one that can never be stored', async () => {
    const huge = activity('huge', { message: { subject: 'x'.repeat(17_000_000) } });
    const written = adapters.activityStore.replaceMany([huge]);
    await expect(written).rejects.toMatchObject({ code: 'document-too-large', retryable: false, outage: false });
  });
});
