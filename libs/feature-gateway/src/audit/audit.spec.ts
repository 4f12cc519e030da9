import request from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { describeApi } from '../describe-api';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

/** Writing calls that are not in the audit log, and why. */
const notAudited: Readonly<Record<string, string>> = {
  listRefusedRecords: 'answers a file about what was sent, and changes nothing',
  listRefusedMailboxes: 'answers a file about what was sent, and changes nothing',
  explainFile: 'reads what was decided, and keeps nothing of what was sent',
  signOut: 'ends nothing but the session of the browser that asks',
  signInWithPassword: 'nobody is signed in yet; that somebody did is noted under their name',
};

type Method = 'post' | 'put' | 'patch' | 'delete';
const methods: readonly Method[] = ['post', 'put', 'patch', 'delete'];

interface Operation {
  readonly operationId?: string;
  readonly requestBody?: unknown;
}

function writingCalls() {
  const paths: Readonly<Record<string, object>> = describeApi(gateway.app).paths;
  return Object.entries(paths).flatMap(([path, item]) => {
    const operations = item as Partial<Record<Method, Operation>>;
    return methods.flatMap((method) => {
      const operation = operations[method];
      return operation === undefined ? [] : [{ method, path, ...operation }];
    });
  });
}

async function audited(query = ''): Promise<readonly Record<string, unknown>[]> {
  const { body } = await gateway.as('get', `/api/v1/audit?limit=500${query}`).expect(200);
  return body.items;
}

async function addMailbox(emailAddress: string): Promise<string> {
  const { body } = await gateway.as('post', '/api/v1/mailboxes').send({ emailAddress, kind: 'user' }).expect(201);
  return body.id;
}

describe('the audit log', () => {
  it('has every writing call of the API but those that are listed with the reason', async () => {
    const calls = writingCalls();
    expect(calls.length).toBeGreaterThan(30);
    for (const { method, path, requestBody } of calls) {
      const described = JSON.stringify(requestBody ?? {});
      const url = path.replaceAll(/\{[^}]+\}/g, 'x1');
      const asked = gateway.as(method, url);
      if (described.includes('"text/csv"')) await asked.type('text/csv').send('name\n');
      else await (requestBody === undefined ? asked : asked.send(described.includes('"type":"array"') ? [] : {}));
    }
    const seen = new Set((await audited()).map(({ what }) => what));
    const names = calls.map(({ operationId = '' }) => operationId);
    expect(names.filter((name) => !seen.has(name))).toEqual(Object.keys(notAudited));
  });

  it('says who changed what from what to what', async () => {
    const id = await addMailbox('audited@contoso.example');
    await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ track: 'none' }).expect(200);
    await gateway.as('put', '/api/v1/organization').send({ onDelete: 'untrack', maxFolderRules: 25 }).expect(200);
    const [organization, options] = await audited();
    expect(organization).toMatchObject({
      by: { kind: 'admin', name: 'admin' },
      what: 'changeOrganization',
      resource: '/api/v1/organization',
      mailboxId: null,
      outcome: 'done',
      requested: ['onDelete', 'maxFolderRules'],
      changes: [{ field: 'onDelete', before: 'keep', after: 'untrack' }],
    });
    expect(options).toMatchObject({
      what: 'changeOptions',
      mailboxId: id,
      changes: [{ field: 'options.track', before: null, after: 'none' }],
    });
  });

  it('says what was refused, and why', async () => {
    const id = await addMailbox('refused@contoso.example');
    await gateway
      .as('put', '/api/v1/organization')
      .send({ locks: ['track'] })
      .expect(200);
    await gateway.as('put', `/api/v1/mailboxes/${id}/options`).send({ track: 'all' }).expect(422);
    await gateway.as('put', '/api/v1/organization').send({ locks: [] }).expect(200);
    const [entry] = await audited('&what=changeOptions');
    expect(entry).toMatchObject({ outcome: 'refused', code: 'setting-locked', requested: ['track'], changes: [] });
  });

  it('keeps neither the address nor the words of an exclusion, nor tokens or servers', async () => {
    const id = await addMailbox('private@contoso.example');
    const path = `/api/v1/mailboxes/${id}/exclusions`;
    await gateway.as('post', path).send({ kind: 'address', value: 'mina@fabrikam.example' }).expect(201);
    await gateway.as('post', path).send({ kind: 'subject-words', value: 'zanzibar' }).expect(201);
    await gateway.as('post', path).send({ kind: 'domain', value: 'northwind.example' }).expect(201);
    await gateway.as('patch', `/api/v1/mailboxes/${id}`).send({ ewsUrl: 'https://a:hidden@mail.example/' }).expect(200);
    const { body: named } = await gateway.as('post', '/api/v1/administrators').send({ name: 'Erin' }).expect(201);
    const kept = JSON.stringify(await audited());
    for (const secret of ['mina@', 'zanzibar', 'hidden', named.token]) expect(kept).not.toContain(secret);
    expect(kept).toContain('northwind.example');
    expect(kept).toContain('"field":"ewsUrl"');
  });

  it('is listed by who, what, mailbox and moment, page by page', async () => {
    const { body: named } = await gateway.as('post', '/api/v1/administrators').send({ name: 'Omar' }).expect(201);
    const asOmar = () => request(gateway.app.getHttpServer()).put('/api/v1/organization');
    for (const maxFolderRules of [30, 31, 32]) {
      await asOmar().set('authorization', `Bearer ${named.token}`).send({ maxFolderRules }).expect(200);
    }
    const entries = await audited('&by=Omar');
    expect(entries.map(({ what }) => what)).toEqual(Array(3).fill('changeOrganization'));
    const since = String(entries[1]?.['at']);
    expect((await audited(`&by=Omar&since=${since}`)).length).toBeGreaterThanOrEqual(2);
    const { body } = await gateway.as('get', '/api/v1/audit?by=Omar&what=changeOrganization&limit=2').expect(200);
    expect(body.items).toHaveLength(2);
    const rest = await gateway.as('get', `/api/v1/audit?by=Omar&limit=2&cursor=${body.nextCursor}`).expect(200);
    expect(rest.body.items).toHaveLength(1);
  });

  it('is for administrators alone', async () => {
    const id = await addMailbox('curious@contoso.example');
    const { body: link } = await gateway.as('post', `/api/v1/mailboxes/${id}/session-links`).expect(201);
    const signedIn = await request(gateway.app.getHttpServer()).get(link.path);
    const cookie = (signedIn.get('set-cookie') ?? [''])[0]?.split(';')[0] ?? '';
    const answer = await request(gateway.app.getHttpServer()).get('/api/v1/audit').set('cookie', cookie);
    expect(answer.status).toBe(403);
  });
});
