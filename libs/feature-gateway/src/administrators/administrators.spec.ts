import request from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const withToken = (token: string) => ({
  get: (path: string) => request(gateway.app.getHttpServer()).get(path).set('authorization', `Bearer ${token}`),
  post: (path: string) => request(gateway.app.getHttpServer()).post(path).set('authorization', `Bearer ${token}`),
});

async function named(name: string): Promise<{ readonly id: string; readonly token: string }> {
  const { body } = await gateway.as('post', '/api/v1/administrators').send({ name }).expect(201);
  return body;
}

describe('administrators', () => {
  it('get a token that is shown once and let in under their name', async () => {
    const { token, id } = await named('Erin Smith');
    const { body } = await withToken(token).get('/api/v1/session').expect(200);
    expect(body).toMatchObject({ role: 'admin', name: 'Erin Smith', userId: null, mailboxIds: [] });
    const { body: listed } = await gateway.as('get', '/api/v1/administrators').expect(200);
    expect(listed.items).toEqual([
      expect.objectContaining({ id, name: 'Erin Smith', createdBy: 'admin', revokedAt: null }),
    ]);
    expect(JSON.stringify(listed)).not.toContain(token);
  });

  it('are out at once when they are revoked, with their sessions, and stay known', async () => {
    const { token, id } = await named('Omar');
    const { body: link } = await withToken(token).post('/api/v1/session/links').expect(201);
    const signedIn = await request(gateway.app.getHttpServer()).get(link.path).expect(303);
    const cookie = (signedIn.get('set-cookie') ?? [''])[0]?.split(';')[0] ?? '';
    const session = () => request(gateway.app.getHttpServer()).get('/api/v1/session').set('cookie', cookie);
    expect((await session()).body.name).toBe('Omar');
    const { body } = await gateway.as('delete', `/api/v1/administrators/${id}`).expect(200);
    expect(body).toMatchObject({ name: 'Omar', revokedBy: 'admin' });
    await withToken(token).get('/api/v1/session').expect(401);
    await session().expect(401);
  });

  it('never share a name, in whatever letters, nor take one back', async () => {
    const { id } = await named('Sales Lead');
    await gateway.as('delete', `/api/v1/administrators/${id}`).expect(200);
    const { body } = await gateway.as('post', '/api/v1/administrators').send({ name: 'SALES lead' }).expect(409);
    expect(body.code).toBe('administrator-exists');
  });

  it.each([
    'admin',
    'Admin',
    'foldwatch',
    'Unknown',
    'owner:erin',
    ' Erin',
    'Erin ',
    '',
    'a'.repeat(101),
    'a\nb',
    'ad\u200Bmin',
    'E\u202Enire',
  ])('are not named %j', async (name) => {
    const { status } = await gateway.as('post', '/api/v1/administrators').send({ name });
    expect(status).toBe(400);
  });

  it('that there are not cannot be revoked', async () => {
    const { body } = await gateway.as('delete', '/api/v1/administrators/nobody').expect(404);
    expect(body.code).toBe('unknown-administrator');
  });
});
