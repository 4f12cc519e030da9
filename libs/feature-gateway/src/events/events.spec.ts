import { get as httpGet, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pause } from '@foldwatch/platform';
import { until } from '@foldwatch/ports/testing';
import type { OutgoingEvent } from '@foldwatch/ports';
import { adminToken, openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeEach(async () => {
  gateway = await openGateway();
});
afterEach(() => gateway.close());

const tracked = (activityId: string, sequence: number): OutgoingEvent => ({
  topic: 'activity.events',
  key: activityId,
  id: `${activityId}.${sequence}`,
  type: 'activity.tracked',
  version: 1,
  time: '2026-11-21T08:00:00.000Z',
  correlationId: 'c1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  sequence,
  payload: { activityId, sequence, at: '2026-11-21T08:00:00.000Z', changed: ['message'] },
});

const publish = (...events: readonly OutgoingEvent[]) => gateway.stores.eventLog.publish(events);
const read = (query: string) => gateway.as('get', `/api/v1/events?${query}`);
const isAddress = (address: string | AddressInfo | null): address is AddressInfo => typeof address === 'object';

interface Stream {
  readonly frames: () => readonly { readonly id?: string; readonly data?: { readonly id: string } }[];
  readonly answer: IncomingMessage;
  readonly ended: Promise<void>;
}

/** Opens a live stream and gathers its frames. */
function follow(query: string, headers: Record<string, string> = {}): Promise<Stream> {
  const address = gateway.app.getHttpServer().address();
  const port = isAddress(address) ? address.port : 0;
  const options = { authorization: `Bearer ${adminToken}`, accept: 'text/event-stream', ...headers };
  return new Promise((resolve, reject) => {
    const sent = httpGet({ host: '127.0.0.1', port, path: `/api/v1/events?${query}`, headers: options }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      const ended = new Promise<void>((end) => answer.once('close', end));
      resolve({ answer, ended, frames: () => text.split('\n\n').slice(0, -1).map(toFrame) });
    });
    sent.on('error', reject);
  });
}

function toFrame(frame: string): { id?: string; data?: { id: string } } {
  const lines = frame.split('\n');
  const id = lines.find((line) => line.startsWith('id: '))?.slice(4);
  const data = lines.find((line) => line.startsWith('data: '))?.slice(6);
  return { ...(id !== undefined && { id }), ...(data !== undefined && { data: JSON.parse(data) }) };
}

const connections = () =>
  new Promise<number>((resolve) => gateway.app.getHttpServer().getConnections((_, count) => resolve(count)));
const eventIds = (stream: Stream) => stream.frames().flatMap(({ data }) => data?.id ?? []);

describe('events as a page', () => {
  it('are CloudEvents 1.0', async () => {
    await publish(tracked('activity-1', 1));
    const { body } = await read('topic=activity.events').expect(200);
    expect(body.items).toEqual([
      {
        specversion: '1.0',
        id: 'activity-1.1',
        source: '/foldwatch/spec',
        type: 'activity.tracked',
        subject: 'activity-1',
        time: '2026-11-21T08:00:00.000Z',
        datacontenttype: 'application/json',
        dataschema: 'urn:foldwatch:schema:activity.tracked:v1',
        partitionkey: 'activity-1',
        correlationid: 'c1',
        sequence: 1,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        data: expect.objectContaining({ activityId: 'activity-1', sequence: 1 }),
      },
    ]);
  });

  it('without data are tombstones', async () => {
    const { sequence: _, ...event } = tracked('activity-1', 1);
    await publish({ ...event, topic: 'activity.state', type: 'activity.state', payload: undefined });
    const { body } = await read('topic=activity.state').expect(200);
    expect([body.items.length, 'data' in body.items[0], 'datacontenttype' in body.items[0]]).toEqual([1, false, false]);
  });

  it('go on behind a place, and end', async () => {
    await publish(tracked('activity-1', 1), tracked('activity-2', 1), tracked('activity-3', 1));
    const first = await read('topic=activity.events&limit=2').expect(200);
    const second = await read(`topic=activity.events&limit=2&after=${first.body.nextCursor}`).expect(200);
    await publish(tracked('activity-4', 1));
    const later = await read(`topic=activity.events&after=${second.body.next}`).expect(200);
    expect([first.body.items.length, second.body.items.length, second.body.nextCursor]).toEqual([2, 1, null]);
    expect(later.body.items.map(({ id }: { id: string }) => id)).toEqual(['activity-4.1']);
  });

  it('come the newest first when they are asked for like that, and go on to older ones', async () => {
    const ids = ['1', '2', '3', '4', '5'].map((n) => `activity-${n}`);
    for (const id of ids) await publish(tracked(id, 1));
    const first = await read('topic=activity.events&order=newest&limit=3').expect(200);
    const { nextCursor } = first.body;
    const second = await read(`topic=activity.events&order=newest&limit=3&cursor=${nextCursor}`).expect(200);
    const told = [...first.body.items, ...second.body.items].map(({ subject }: { subject: string }) => subject);
    expect([told, second.body.nextCursor]).toEqual([ids.toReversed(), null]);
    await publish(tracked('activity-6', 1));
    const later = await read(`topic=activity.events&after=${first.body.next}`).expect(200);
    expect(later.body.items.map(({ subject }: { subject: string }) => subject)).toEqual(['activity-6']);
  });

  it('do not come the newest first behind a place, or as a stream', async () => {
    const behind = await read('topic=activity.events&order=newest&after=latest');
    const stream = await read('topic=activity.events&order=newest').set('accept', 'text/event-stream');
    expect([behind, stream].map(({ status, body }) => [status, body.errors[0].field])).toEqual([
      [400, 'after'],
      [400, 'order'],
    ]);
  });

  it('tell of dead letters without the text of what died', async () => {
    const { sequence: _, ...event } = tracked('activity-1', 1);
    const payload = { code: 'broken', event: { kind: 'present', mail: { subject: 'secret' } } };
    await publish({ ...event, topic: 'dead.letters', type: 'dead.letter', payload });
    const { body } = await read('topic=dead.letters').expect(200);
    expect(body.items[0].data).toEqual({ code: 'broken', event: { kind: 'present', mail: { subject: '…' } } });
  });

  it.each(['mail.observed', 'mail.decided', 'config.changes', 'mail.content', 'mail.actions', 'nothing', ''])(
    'are not told of the topic %s, which is no public one',
    async (topic) => {
      const { status, body } = await read(`topic=${topic}`);
      expect([status, body.errors[0].field]).toEqual([400, 'topic']);
    },
  );

  it('are refused behind a made-up place, also as a stream', async () => {
    expect((await read('topic=activity.events&after=made-up')).status).toBe(400);
    expect((await read('topic=activity.events&after=made-up').set('accept', 'text/event-stream')).status).toBe(400);
  });
});

describe('events as a live stream', () => {
  it('come as they are published', async () => {
    await publish(tracked('activity-1', 1));
    const stream = await follow('topic=activity.events');
    await until(() => eventIds(stream).length === 1);
    await publish(tracked('activity-1', 2), tracked('activity-2', 1));
    await until(() => eventIds(stream).length === 3);
    expect(stream.answer.headers['content-type']).toContain('text/event-stream');
    expect(
      stream
        .frames()
        .filter(({ data }) => data !== undefined)
        .every(({ id }) => id !== undefined),
    ).toBe(true);
    stream.answer.destroy();
  });

  it('go on where a reader that comes back was', async () => {
    await publish(tracked('activity-1', 1), tracked('activity-1', 2));
    const first = await follow('topic=activity.events');
    await until(() => eventIds(first).length === 2);
    first.answer.destroy();
    const lastEventId = first.frames().findLast(({ id }) => id !== undefined)?.id ?? '';
    await publish(tracked('activity-1', 3));
    const second = await follow('topic=activity.events', { 'last-event-id': lastEventId });
    await until(() => eventIds(second).length === 1);
    second.answer.destroy();
    expect(eventIds(second)).toEqual(['activity-1.3']);
  });

  it('end when the gateway closes', async () => {
    const stream = await follow('topic=mailbox.events');
    await gateway.app.close();
    await stream.ended;
    expect(stream.answer.complete).toBe(true);
  });

  it('are let go when their reader leaves', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => follow('topic=activity.events')));
    for (const { answer } of streams) answer.destroy();
    await until(async () => (await connections()) === 0);
    await publish(tracked('activity-1', 1));
    await pause(1);
    expect((await read('topic=activity.events')).body.items).toHaveLength(1);
  });
});
