import request from 'supertest';
import type { OutgoingEvent } from '@foldwatch/ports';
import { activity, activityId, link, until } from '@foldwatch/ports/testing';
import { ownerOf } from '../access/principal';
import { SessionLinks } from '../access/session-links';
import { followStream, type FollowedStream } from '../../testing/follow-stream';
import { adminToken, openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeEach(async () => {
  gateway = await openGateway({ heartBeatMs: 30 });
});
afterEach(() => gateway.close());

const asAdmin = { authorization: `Bearer ${adminToken}` };
const time = '2026-11-21T08:00:00.000Z';

const death = {
  group: 'rules',
  topic: 'mail.observed',
  partition: 0,
  offset: 1,
  eventId: 'e',
  eventType: 'mail.observed',
  eventVersion: 1,
  code: 'broken',
  message: 'x',
  attempts: 5,
  diedAt: time,
};

const event = (topic: string, type: string, parts: Partial<OutgoingEvent>): OutgoingEvent => ({
  topic,
  type,
  key: 'k',
  id: `${topic}-${parts.key ?? ''}`,
  version: 1,
  time,
  correlationId: 'c1',
  payload: {},
  ...parts,
});
const bea = { table: 'contact', id: 'c-bea', name: 'Bea' };
const changed = (id: string): OutgoingEvent => event('activity.events', 'activity.updated', { key: activityId(id) });
const publish = (...events: readonly OutgoingEvent[]) => gateway.stores.eventLog.publish(events);
const follow = (headers: Readonly<Record<string, string>>) => followStream(gateway, '/api/v1/live', headers);
const hintsOf = (stream: FollowedStream) => stream.frames().flatMap(({ data }) => data ?? []);
const isOpen = (stream: FollowedStream) => stream.frames().length > 0;
const lastPlace = (stream: FollowedStream) => stream.frames().findLast(({ id }) => id !== undefined)?.id ?? '';

async function cookieOf(mailboxId: string): Promise<string> {
  const { path } = await gateway.app.get(SessionLinks).create(ownerOf(mailboxId));
  const answer = await request(gateway.app.getHttpServer()).get(path);
  return answer.get('set-cookie')?.[0]?.split(';')[0] ?? '';
}

async function openStream(headers: Readonly<Record<string, string>>): Promise<FollowedStream> {
  const stream = await follow(headers);
  await until(() => isOpen(stream));
  return stream;
}

describe('the live stream', () => {
  it('tells an administrator of whatever changes, and nothing of what is in it', async () => {
    const stream = await openStream(asAdmin);
    await publish(
      changed('a1'),
      event('record.events', 'record.created', { key: 'c-bea', payload: { record: bea, mailboxId: 'm1' } }),
      event('record.events', 'record.suggested', { key: 'u1', payload: { suggestionId: 'u1', mailboxId: 'm1' } }),
      event('mailbox.events', 'mailbox.throttled', { payload: { mailboxId: 'm1', at: time } }),
      event('mailbox.events', 'alert.raised', { id: 'x', payload: { mailboxId: '*', at: time, alertId: 'al1' } }),
      event('mail.decided', 'mail.decided', { payload: { id: 'd1', mailboxId: 'm1', verdict: 'skip' } }),
      event('config.changes', 'config.changed', { payload: { what: 'job', mailboxId: 'm1', jobId: 'j1' } }),
      event('dead.letters', 'dead.letter', { id: 'dl1', payload: death }),
    );
    const expected = [
      { kind: 'activity', id: activityId('a1') },
      { kind: 'record', id: 'c-bea' },
      { kind: 'record', id: 'u1', mailboxId: 'm1' },
      { kind: 'mailbox', id: 'm1', mailboxId: 'm1' },
      { kind: 'alert', id: 'al1' },
      { kind: 'decision', id: 'd1', mailboxId: 'm1' },
      { kind: 'job', id: 'j1', mailboxId: 'm1' },
      { kind: 'dead-letter', id: 'dl1' },
    ];
    // A letter that died raises an alert of its own beside them.
    const told = () => hintsOf(stream).map((hint) => JSON.stringify(hint));
    await until(() => expected.every((hint) => told().includes(JSON.stringify(hint))));
    stream.answer.destroy();
    expect(hintsOf(stream)).toEqual(expect.arrayContaining(expected));
  });

  it('tells the owner of a mailbox of that mailbox alone, also of what was just untracked there', async () => {
    await gateway.stores.activityStore.replaceMany([
      activity('mine', { links: [link('m-erin', ['f1'], { status: 'untracked' })] }),
      activity('theirs', { links: [link('m-omar', ['f1'])] }),
    ]);
    const stream = await openStream({ cookie: await cookieOf('m-erin') });
    await publish(
      changed('theirs'),
      event('mail.decided', 'mail.decided', { payload: { id: 'd1', mailboxId: 'm-omar', verdict: 'track' } }),
      event('mailbox.events', 'alert.raised', { payload: { mailboxId: '*', at: time, alertId: 'al1' } }),
      event('dead.letters', 'dead.letter', { id: 'dl1' }),
      changed('mine'),
      event('mail.decided', 'mail.decided', { id: 'd', payload: { id: 'd2', mailboxId: 'm-erin', verdict: 'track' } }),
    );
    await until(() => hintsOf(stream).length === 2);
    await publish(event('mailbox.events', 'mailbox.enabled', { payload: { mailboxId: 'm-erin', at: time } }));
    await until(() => hintsOf(stream).length === 3);
    stream.answer.destroy();
    const told = hintsOf(stream).map((hint) => JSON.stringify(hint));
    expect(told.toSorted()).toEqual([
      JSON.stringify({ kind: 'activity', id: activityId('mine') }),
      JSON.stringify({ kind: 'decision', id: 'd2', mailboxId: 'm-erin' }),
      JSON.stringify({ kind: 'mailbox', id: 'm-erin', mailboxId: 'm-erin' }),
    ]);
  });

  it('goes on where a reader that comes back was', async () => {
    const first = await openStream(asAdmin);
    await publish(changed('a1'));
    await until(() => hintsOf(first).length === 1);
    first.answer.destroy();
    await publish(changed('a2'));
    const second = await openStream({ ...asAdmin, 'last-event-id': lastPlace(first) });
    await until(() => hintsOf(second).length === 1);
    second.answer.destroy();
    expect(hintsOf(second)).toEqual([{ kind: 'activity', id: activityId('a2') }]);
  });

  it.each(['another-gateway.5', 'nonsense', '\u00ff.-1'])(
    'has whoever comes with the place %j look at everything',
    async (place) => {
      const stream = await openStream({ ...asAdmin, 'last-event-id': place });
      await until(() => hintsOf(stream).length === 1);
      stream.answer.destroy();
      expect(hintsOf(stream)).toEqual([{ kind: 'everything' }]);
    },
  );

  it('says "everything" once instead of telling very much one by one', async () => {
    const stream = await openStream(asAdmin);
    await publish(...Array.from({ length: 500 }, (_, at) => changed(`many-${at}`)));
    await until(() => hintsOf(stream).length > 0);
    stream.answer.destroy();
    expect(hintsOf(stream)).toContainEqual({ kind: 'everything' });
    expect(hintsOf(stream).length).toBeLessThan(250);
  });

  it('ends with the session', async () => {
    const { body } = await gateway.as('post', '/api/v1/administrators').send({ name: 'Omar' }).expect(201);
    const stream = await openStream({ authorization: `Bearer ${body.token}` });
    await gateway.as('delete', `/api/v1/administrators/${body.id}`).expect(200);
    await stream.ended;
    expect(stream.answer.complete).toBe(true);
  });

  it('ends when the gateway closes', async () => {
    const stream = await openStream(asAdmin);
    await gateway.app.close();
    await stream.ended;
    expect(stream.answer.complete).toBe(true);
  });

  it('lets nobody in who is not signed in', async () => {
    const { answer } = await follow({});
    answer.destroy();
    expect(answer.statusCode).toBe(401);
  });
});
