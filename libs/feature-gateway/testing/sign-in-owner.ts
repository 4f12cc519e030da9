import request, { type Test } from 'supertest';
import { SessionLinks } from '../src/access/session-links';
import { ownerOf } from '../src/access/principal';
import type { OpenGateway } from './open-gateway';

/** A browser in which the owner of a mailbox is signed in. */
export async function signInOwner({ app }: OpenGateway, mailboxId: string) {
  const server = app.getHttpServer();
  const cookie = (await request(server).get((await app.get(SessionLinks).create(ownerOf(mailboxId))).path)).get(
    'set-cookie',
  );
  const session = cookie?.[0] ?? '';
  const own = (test: Test): Test => test.set('cookie', session).set('sec-fetch-site', 'same-origin');
  return {
    cookie: session.split(';', 1)[0] ?? '',
    get: (path: string): Test => own(request(server).get(path)),
    post: (path: string): Test => own(request(server).post(path)),
    put: (path: string): Test => own(request(server).put(path)),
    patch: (path: string): Test => own(request(server).patch(path)),
    delete: (path: string): Test => own(request(server).delete(path)),
  };
}
