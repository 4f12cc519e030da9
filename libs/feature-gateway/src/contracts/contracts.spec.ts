import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import request from 'supertest';
import { parse } from 'yaml';
import { topics } from '@foldwatch/contracts';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const send = (body: object) => gateway.as('post', '/api/v1/test-events').send(body);
const eventsOf = async (topic: string) => (await gateway.as('get', `/api/v1/events?topic=${topic}`).expect(200)).body;

describe('the contract with consumers', () => {
  it('is served to everybody, as the golden file has it', async () => {
    const { body } = await request(gateway.app.getHttpServer()).get('/api/v1/asyncapi.json').expect(200);
    const golden = join(__dirname, '../../../../test/golden/asyncapi.yaml');
    expect(body).toEqual(parse(readFileSync(golden, 'utf8')));
  });

  it('names every topic with how it is kept and how far its groups are behind, the public ones first', async () => {
    const { items } = (await gateway.as('get', '/api/v1/topics').expect(200)).body;
    expect(items).toHaveLength(Object.keys(topics).length);
    expect(items[0]).toEqual({
      name: 'activity.events',
      purpose: 'Each change of an activity.',
      key: 'activity id',
      isPublic: true,
      partitions: 8,
      retentionDays: 14,
      takesTests: true,
      lag: [{ group: 'rules', events: 0 }],
    });
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'mail.decided', isPublic: false, lag: [{ group: 'writer', events: 0 }] }),
    );
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'activity.state', retentionDays: null, takesTests: false }),
    );
  });
});

describe('a test event', () => {
  it.each(['activity.events', 'record.events', 'mailbox.events', 'decision.events'])(
    'is found on %s as it was answered, and says what it is',
    async (topic) => {
      const { body } = await send({ topic }).expect(202);
      expect(body.event).toMatchObject({ type: 'foldwatch.test', subject: expect.stringMatching(/^test-/) });
      expect((await eventsOf(topic)).items).toContainEqual(body.event);
    },
  );

  it.each(['activity.state', 'dead.letters', 'mail.observed', 'nothing'])('is not sent to %s', async (topic) => {
    const { status, body } = await send({ topic });
    expect([status, body.errors[0].field]).toEqual([400, 'topic']);
  });

  it('is audited', async () => {
    await send({ topic: 'record.events' }).expect(202);
    const { items } = (await gateway.as('get', '/api/v1/audit?what=sendTestEvent').expect(200)).body;
    expect(items[0]).toMatchObject({ by: { kind: 'admin' }, outcome: 'done', requested: ['topic'] });
  });
});
