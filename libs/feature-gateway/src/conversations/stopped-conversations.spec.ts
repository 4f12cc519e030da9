import { activity, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
let path: string;
const ofErin = activity('a1');
const ofOmar = activity('a2');

beforeAll(async () => {
  gateway = await openGateway();
  const mailbox = { emailAddress: 'erin@contoso.example', kind: 'user' };
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send(mailbox);
  path = `/api/v1/mailboxes/${body.id}/stopped-conversations`;
  await gateway.stores.activityStore.replaceMany([
    { ...ofErin, links: [link(body.id, ['f1'])] },
    { ...ofOmar, links: [link('m-omar', ['f1'])] },
  ]);
});
afterAll(() => gateway.close());

const stop = (activityId: string) => gateway.as('post', path).send({ activityId });
const stopped = async (): Promise<readonly string[]> =>
  (await gateway.as('get', path).expect(200)).body.items.map(({ activityId }: { activityId: string }) => activityId);

describe('§4 stopped conversations', () => {
  it('are listed, each once, until they are resumed', async () => {
    const { body: first } = await stop(ofErin.id).expect(201);
    const { body: second } = await stop(ofErin.id).expect(201);
    expect(second).toEqual(first);
    expect(await stopped()).toEqual([ofErin.id]);
    await gateway.as('delete', `${path}/${ofErin.id}`).expect(200);
    expect(await stopped()).toEqual([]);
    await gateway.as('delete', `${path}/${ofErin.id}`).expect(404);
  });

  it('are none of another mailbox, and none that nobody knows', async () => {
    for (const activityId of [ofOmar.id, 'activity-unknown', '?']) {
      const { body } = await stop(activityId).expect(404);
      expect(body).toMatchObject({ code: 'unknown-activity' });
    }
  });
});
