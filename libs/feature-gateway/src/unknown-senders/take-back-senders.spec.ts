import { activity, activityId, at, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
let erin: string;
let people = 0;
const path = '/api/v1/unknown-senders';

beforeAll(async () => {
  gateway = await openGateway();
  const given = { emailAddress: 'erin@contoso.example', kind: 'user' };
  erin = (await gateway.as('post', '/api/v1/mailboxes').send(given)).body.id;
});
afterAll(() => gateway.close());

interface Sender {
  readonly id: string;
  readonly mailboxId: string;
  readonly address: string;
  readonly activityId: string;
  readonly table: 'contact';
}

/** Somebody of whom a message is recorded, and who waits. */
async function seen(): Promise<Sender> {
  people += 1;
  const [name, address] = [`from-${people}`, `p${people}@fabrikam.example`] as const;
  const known = activity(name, { links: [link(erin, ['f1'])] });
  await save(gateway.stores, {
    ...known,
    message: { ...known.message, from: { address, name: `Anna Lidman${people}` } },
  });
  const draft = {
    table: 'contact',
    address,
    lastName: `Lidman${people}`,
    firstName: 'Anna',
    source: { activityId: activityId(name), mailboxId: erin },
  } as const;
  const [sender] = await gateway.stores.unknownSenders.noteMany([{ draft, seenAt: at(people) }]);
  return { id: sender?.id ?? '', mailboxId: erin, address, activityId: activityId(name), table: 'contact' };
}

const settle = async ({ id }: Sender, more: object) =>
  (
    await gateway
      .as('post', `${path}/settle`)
      .send({ ids: [id], ...more })
      .expect(200)
  ).body.items[0];
const takeBack = async (sender: object, more: object = {}) =>
  (
    await gateway
      .as('post', `${path}/take-back`)
      .send({ senders: [sender], ...more })
      .expect(200)
  ).body.items[0].outcome;
const shown = async ({ id }: Sender) =>
  (await gateway.as('get', `${path}?limit=500`).expect(200)).body.items.find((one: Sender) => one.id === id);
const waits = async (sender: Sender): Promise<boolean> => (await shown(sender)) !== undefined;
const recordsOf = async (address: string) =>
  (await gateway.as('get', `/api/v1/records?email=${address}`).expect(200)).body.items;
const told = async (type: string) =>
  (await gateway.stores.eventLog.read('record.events', undefined, 10_000)).events.filter(
    (event) => event.type === type,
  );

describe('what was said of a sender', () => {
  it('is taken back while nobody did anything with the record: it is gone, is told of, and the sender waits again', async () => {
    const sender = await seen();
    const { record } = await settle(sender, { action: 'contact' });
    expect(await waits(sender)).toBe(false);
    expect(await takeBack({ ...sender, record: { table: record.table, id: record.id } })).toBe('waiting');
    expect([await recordsOf(sender.address), await waits(sender)]).toEqual([[], true]);
    const payload = { table: 'contact', id: record.id, by: 'admin', at: expect.any(String) };
    expect(await told('record.withdrawn')).toMatchObject([{ key: record.id, payload }]);
    expect(await takeBack({ ...sender, record: { table: record.table, id: record.id } })).toBe('kept');
    const again = await settle(sender, { action: 'contact' });
    expect([again.outcome, again.record.id === record.id]).toEqual(['created', false]);
  });

  it('stays once the record was changed, is regarded, or was made by somebody else', async () => {
    const [changed, regarded, others] = [await seen(), await seen(), await seen()];
    const refs = [];
    for (const sender of [changed, regarded, others]) {
      const { record } = await settle(sender, { action: 'contact' });
      refs.push({ table: record.table, id: record.id });
    }
    const [first, second, third] = refs;
    const joined = { ids: [(await seen()).id], action: 'same-as', record: first };
    await gateway.as('post', `${path}/settle`).send(joined).expect(200);
    const mail = activity('regarding', { links: [link(erin, ['f1'])] });
    await save(gateway.stores, {
      ...mail,
      regarding: { table: 'contact', id: second?.id ?? '', name: 'Anna' },
    } as typeof mail);
    expect(await takeBack({ ...changed, record: first })).toBe('kept');
    expect(await takeBack({ ...regarded, record: second })).toBe('kept');
    const owner = await signInOwner(gateway, erin);
    const { body } = await owner
      .post(`${path}/take-back`)
      .send({ senders: [{ ...others, record: third }] })
      .expect(200);
    expect(body.items).toEqual([{ id: others.id, outcome: 'kept' }]);
    expect(await recordsOf(others.address)).toHaveLength(1);
  });

  it('is taken back with the count of the messages, and the times, that there were', async () => {
    const sender = await seen();
    const { address } = sender;
    const wantedRecord = { table: 'contact', mode: 'suggest', isSettled: true, ambiguousSender: 'first' } as const;
    const mail = async (name: string, from: string, mailboxId = erin): Promise<void> => {
      const known = activity(name, { links: [{ ...link(mailboxId, ['f1']), wantedRecord, trackedAt: at(90) }] });
      const parties = { from: { address: from, name: 'Somebody' }, cc: [{ address, name: 'Anna' }] };
      await save(gateway.stores, { ...known, message: { ...known.message, ...parties } });
    };
    for (const name of ['second', 'third']) await mail(`${name}-of-it`, address);
    await mail('a-copy-to-it', 'bea@elsewhere.example');
    await mail('of-it-to-omar', address, 'm-omar');
    for (const more of ['second', 'third']) {
      const source = { activityId: activityId(`${more}-of-it`), mailboxId: erin };
      const draft = { table: 'contact', address, lastName: 'Else', source } as const;
      await gateway.stores.unknownSenders.noteMany([{ draft, seenAt: at(90) }]);
    }
    const before = await shown(sender);
    expect(before).toMatchObject({ mails: 3, lastSeenAt: at(90) });
    for (const action of ['never', 'contact'] as const) {
      const { record } = await settle(sender, { action });
      const made = record === null ? {} : { record: { table: record.table, id: record.id } };
      expect(await takeBack({ ...sender, ...made })).toBe('waiting');
      const { mails, lastSeenAt, activityId: first } = await shown(sender);
      expect({ mails, lastSeenAt, first }).toEqual({ mails: 3, lastSeenAt: at(90), first: sender.activityId });
    }
  });

  it('that nobody wants to be asked again is taken back, for the mailbox or for all', async () => {
    const [mine, everyones] = [await seen(), await seen()];
    await settle(mine, { action: 'never' });
    await settle(everyones, { action: 'never', scope: 'organization' });
    expect(await takeBack(everyones)).toBe('kept');
    expect(await takeBack(everyones, { scope: 'organization' })).toBe('waiting');
    expect(await takeBack(mine)).toBe('waiting');
    expect([await waits(mine), await waits(everyones)]).toEqual([true, true]);
  });

  it('is taken back by those who see the mailbox, of a sender of one of its messages', async () => {
    const sender = await seen();
    await settle(sender, { action: 'never' });
    const other = (
      await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress: 'omar@contoso.example', kind: 'user' })
    ).body.id;
    const owner = await signInOwner(gateway, other);
    const asked = { senders: [sender] };
    expect((await owner.post(`${path}/take-back`).send(asked).expect(200)).body.items).toMatchObject([
      { outcome: 'kept' },
    ]);
    await owner
      .post(`${path}/take-back`)
      .send({ ...asked, scope: 'organization' })
      .expect(403);
    expect(await takeBack({ ...sender, address: 'eve@elsewhere.example' })).toBe('kept');
    expect(await takeBack({ ...sender, activityId: activityId('from-1') })).toBe('kept');
    expect(await waits(sender)).toBe(false);
    expect((await gateway.as('post', `${path}/take-back`).send({ senders: [] })).status).toBe(400);
  });
});
