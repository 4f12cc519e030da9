import { until } from '@foldwatch/ports/testing';
import { Browser } from '../../testing/browser';
import { followStream } from '../../testing/follow-stream';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

const password = 'a password of the spec';
const own = `${password} by oneself`;
let gateway: OpenGateway;

/** Looks at who reads hardly ever by itself: what is told at once is told for what happened. */
beforeEach(async () => {
  gateway = await openGateway({ heartBeatMs: 60_000 });
});
afterEach(() => gateway.close());

describe('the live stream of a user', () => {
  it('tells at once that a mailbox is theirs, and what changes in it, until it is theirs no more', async () => {
    const given = { name: 'erin', role: 'user', systemUserId: 'u-erin', password };
    await gateway.as('post', '/api/v1/users').send(given).expect(201);
    const erin = new Browser(gateway);
    await erin.signIn('erin', password).expect(200);
    await erin.ask('put', '/api/v1/session/password').send({ currentPassword: password, newPassword: own }).expect(204);
    const { body: mailbox } = await gateway
      .as('post', '/api/v1/mailboxes')
      .send({ emailAddress: 'sales@contoso.example', kind: 'shared' })
      .expect(201);
    const grants = `/api/v1/mailboxes/${mailbox.id}/grants`;
    const stream = await followStream(gateway, '/api/v1/live', { cookie: erin.cookie });
    const kinds = () => stream.frames().flatMap(({ data }) => (data === undefined ? [] : [data]));
    await until(() => stream.frames().length > 0);
    const told = { kind: 'mailbox', id: mailbox.id, mailboxId: mailbox.id };

    await gateway
      .as('put', grants)
      .send({ systemUserIds: ['u-erin'] })
      .expect(200);
    await until(() => kinds().length === 2);
    expect(kinds()).toEqual([{ kind: 'session' }, told]);
    await gateway.as('put', grants).send({ systemUserIds: [] }).expect(200);
    await until(() => kinds().length === 3);
    await gateway.as('patch', `/api/v1/mailboxes/${mailbox.id}`).send({ ownerId: 'u-omar' }).expect(200);
    await gateway
      .as('put', grants)
      .send({ systemUserIds: ['u-erin'] })
      .expect(200);
    await until(() => kinds().length === 5);
    stream.answer.destroy();
    expect(kinds().slice(2)).toEqual([{ kind: 'session' }, { kind: 'session' }, told]);
  });
});
