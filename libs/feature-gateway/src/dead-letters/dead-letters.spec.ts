import type { DeadLetterV1 } from '@foldwatch/contracts';
import type { DeadLetter, Outcomes } from '@foldwatch/ports';
import { outgoing, until } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const time = '2026-11-21T08:00:00.000Z';
const at = (seconds: number): string => new Date(Date.parse(time) + seconds * 1_000).toISOString();

const death = (offset: number, given: Partial<DeadLetterV1> = {}): DeadLetterV1 => ({
  group: 'writer',
  topic: 'mail.decided',
  partition: 1,
  offset,
  eventId: `d${offset}`,
  eventType: 'mail.decided',
  eventVersion: 1,
  eventTime: time,
  code: 'broken',
  message: 'It could not be read.',
  attempts: 5,
  diedAt: at(offset),
  event: { kind: 'present', activityId: 'activity-1', mail: { subject: 'secret' } },
  ...given,
});

/** Events die, and the gateway hears of it. */
async function die(...deaths: readonly DeadLetterV1[]): Promise<void> {
  const events = deaths.map((payload) => ({
    topic: 'dead.letters',
    key: payload.group === 'ingest' ? 'm-gone' : 'activity-1',
    id: `letter-${payload.offset}`,
    type: 'dead.letter',
    version: 1,
    time: payload.diedAt,
    correlationId: 'c1',
    payload,
  }));
  await gateway.stores.eventLog.publish(events);
  await until(async () => {
    const { letters } = await gateway.stores.deadLetters.list({ limit: 500 });
    return deaths.every(({ offset, diedAt }) =>
      letters.some((one) => one.event.offset === offset && one.diedAt >= diedAt),
    );
  });
}

const list = async (query = ''): Promise<readonly DeadLetter[]> =>
  (await gateway.as('get', `/api/v1/dead-letters?${query}`).expect(200)).body.items;
const states = async (): Promise<readonly string[]> => (await list()).map(({ id, state }) => `${id} ${state}`);
const ids = async (query: string) => (await list(query)).map(({ id }) => id);
const post = (path: string, body: object = {}) => gateway.as('post', `/api/v1/dead-letters/${path}`).send(body);
const due = (group: string) => gateway.stores.parkedEvents.findDue(group, new Date(Date.now() + 1_000), 100);

describe('dead letters', () => {
  it('are listed with cause, origin, attempts and times, the latest first, without the events that died', async () => {
    await die(death(1), death(2));
    const { event: _, eventTime, ...told } = death(1);
    const [, first] = await list();
    expect(first).toEqual({
      ...told,
      id: 'letter-1',
      state: 'open',
      eventTime,
      correlationId: 'c1',
      deaths: 1,
      firstDiedAt: at(1),
      settlement: null,
    });
    expect((await list()).map(({ id }) => id)).toEqual(['letter-2', 'letter-1']);
  });

  it('show what their event says without its text', async () => {
    await die(death(1));
    const { body } = await gateway.as('get', '/api/v1/dead-letters/letter-1').expect(200);
    expect(body.payload).toEqual({ kind: 'present', activityId: 'activity-1', mail: { subject: '…' } });
    expect(JSON.stringify(await list())).not.toContain('secret');
    expect((await gateway.as('get', '/api/v1/dead-letters/nobody')).body.code).toBe('unknown-dead-letter');
  });

  it('are found by state, group, topic and code', async () => {
    await die(death(1), death(2, { group: 'rules', topic: 'mail.observed' }), death(3, { code: 'other' }));
    await post('letter-3/discard').expect(200);
    expect(await ids('group=rules')).toEqual(['letter-2']);
    expect(await ids('topic=mail.decided&state=open')).toEqual(['letter-1']);
    expect(await ids('code=other')).toEqual(['letter-3']);
    expect(await ids('state=discarded')).toEqual(['letter-3']);
    expect((await gateway.as('get', '/api/v1/dead-letters?state=lost')).status).toBe(400);
  });

  it('are delivered again to the group in which they died, and to no other', async () => {
    await die(death(1));
    const { body } = await post('letter-1/replay').expect(200);
    expect(body).toMatchObject({ state: 'replayed', settlement: { as: 'replayed', by: 'admin' } });
    expect(await due('writer')).toMatchObject([
      {
        attempts: 0,
        event: {
          topic: 'mail.decided',
          partition: 1,
          offset: 1,
          key: 'activity-1',
          id: 'd1',
          time,
          correlationId: 'c1',
        },
      },
    ]);
    expect((await due('writer'))[0]?.event.payload).toEqual(death(1).event);
    expect(await Promise.all(['rules', 'ingest', 'gateway'].map(due))).toEqual([[], [], []]);
  });

  it('come to their consumer again after its fix, beside its other events, and to no other consumer', async () => {
    const seen: string[] = [];
    let poison = 'rules k-1';
    const consumer =
      (group: string) =>
      async ({ events }: { readonly events: readonly { readonly id: string }[] }): Promise<Outcomes> => {
        seen.push(...events.map(({ id }) => `${group} ${id}`));
        const dead = { kind: 'dead', error: new Error('poison') } as const;
        return events.map(({ id }) => (`${group} ${id}` === poison ? dead : { kind: 'done' }));
      };
    const transport = gateway.stores.openTransport();
    for (const group of ['rules', 'writer']) transport.addHandler('config.changes', consumer(group), true, { group });
    transport.listen(() => undefined);
    await gateway.stores.eventLog.publish([0, 1, 2].map((n) => outgoing('config.changes', 'k', n)));
    await until(async () => (await list('state=open')).length === 1 && seen.length === 6);
    poison = '';
    const [{ id } = { id: '' }] = await list();
    await post(`${id}/replay`).expect(200);
    await until(async () => seen.length === 7 && (await gateway.stores.parkedEvents.count('rules')) === 0);
    await transport.close();
    expect(seen.at(-1)).toBe('rules k-1');
    expect(await states()).toEqual([`${id} replayed`]);
  });

  it('may be replayed twice, and after they were discarded', async () => {
    await die(death(1));
    await post('letter-1/discard').expect(200);
    await post('letter-1/replay').expect(200);
    await post('letter-1/replay').expect(200);
    expect(await due('writer')).toHaveLength(1);
    expect((await post('letter-1/discard')).body.code).toBe('already-replayed');
  });

  it('are open again when their event dies again, and say how often it did', async () => {
    await die(death(1));
    await post('letter-1/replay').expect(200);
    await die(death(1, { diedAt: at(60), attempts: 3 }));
    expect(await list()).toMatchObject([
      { state: 'open', deaths: 2, attempts: 3, firstDiedAt: at(1), diedAt: at(60), settlement: { as: 'replayed' } },
    ]);
  });

  it('are replayed and discarded in bulk, the open ones of a group, topic or code', async () => {
    await die(...Array.from({ length: 250 }, (_, n) => death(n)), death(900, { code: 'other' }));
    expect((await post('discard', { code: 'other' }).expect(200)).body).toEqual({ settled: 1, left: 0 });
    expect((await post('replay', { group: 'rules' })).body).toEqual({ settled: 0, left: 0 });
    expect((await post('replay', { group: 'writer', topic: 'mail.decided' })).body).toEqual({ settled: 250, left: 0 });
    expect(await gateway.stores.parkedEvents.count('writer')).toBe(250);
    expect(await list('state=open')).toEqual([]);
    expect((await post('replay', { colour: 'red' })).status).toBe(400);
  });

  it('are settled all at once only by that word', async () => {
    await die(death(1));
    for (const act of ['replay', 'discard']) {
      await gateway.as('post', `/api/v1/dead-letters/${act}`).expect(400);
      await post(act, {}).expect(400);
      await post(act, { all: false }).expect(400);
    }
    expect(await states()).toEqual(['letter-1 open']);
    expect((await post('discard', { all: true })).body).toEqual({ settled: 1, left: 0 });
  });

  it('that hold nothing to deliver say so, and stay open', async () => {
    const { event: _, ...empty } = death(1);
    await die(empty);
    expect((await post('letter-1/replay')).body.code).toBe('not-replayable');
    expect((await post('replay', { all: true })).body).toEqual({ settled: 0, left: 1 });
    expect(await states()).toEqual(['letter-1 open']);
  });

  it('of items that Exchange did not hand out have their mailbox read again', async () => {
    const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
    const { id } = (await gateway.as('post', '/api/v1/mailboxes').send(mailbox).expect(201)).body;
    const item = { group: 'ingest', topic: 'mail.observed', eventType: 'mail.observed' };
    await die(death(1, item));
    expect((await post('letter-1/replay')).body.code).toBe('not-replayable');
    const [letter] = (await gateway.stores.deadLetters.list({ limit: 1 })).letters;
    if (letter === undefined) throw new Error('no letter');
    await gateway.stores.deadLetters.record([{ ...letter, id: 'own', event: { ...letter.event, key: id } }]);
    await post('own/replay').expect(200);
    expect(await gateway.stores.mailboxJobs.findOpen([id])).toMatchObject([{ request: { kind: 'sync' } }]);
    expect(await due('ingest')).toEqual([]);
  });
});
