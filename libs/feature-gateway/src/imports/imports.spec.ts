import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { signInOwner } from '../../testing/sign-in-owner';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
  const known = {
    table: 'contact',
    id: 'c-1',
    name: 'Bea',
    emailAddresses: ['bea@fabrikam.example'],
    ownerId: 'u-erin',
  };
  await gateway.as('put', '/api/v1/records').send([known]).expect(200);
});
afterAll(() => gateway.close());

const send = (path: string, text: string) =>
  gateway.as('post', `/api/v1/${path}`).set('content-type', 'text/csv').send(text);
const counts = ({ created, updated, unchanged, refusedCount }: Record<string, unknown>) => [
  created,
  updated,
  unchanged,
  refusedCount,
];

const file = [
  'Id;Full Name;E-Mail;Status;Colour',
  'c-1;Bea;bea@fabrikam.example;active;red',
  'c-2;=Evil();eve@litware.example eva@litware.example;active;blue',
  'c-3;"=HYPERLINK(""http://x"")";no address;gone;green',
  ';No id;;;',
].join('\n');

describe('records from a file', () => {
  it('are shown as they would be, with columns, counts and what is refused, and nothing is changed', async () => {
    const { body } = await send('record-imports?table=contact', file).expect(200);
    expect(body).toMatchObject({ applied: false, lines: 4, refusedCount: 2 });
    expect(counts(body)).toEqual([1, 0, 1, 2]);
    expect(body.columns.at(-1)).toEqual({ name: 'Colour', field: null });
    expect(body.refused).toEqual([
      {
        line: 4,
        reasons: expect.arrayContaining(['emailAddresses[0] is no address', 'state must be active or inactive']),
      },
      { line: 5, reasons: ['id must be text'] },
    ]);
    expect((await gateway.as('get', '/api/v1/records/contact/c-2')).status).toBe(404);
  });

  it('are taken over line by line when that is asked for; what the file has no column for stays', async () => {
    const { body } = await send('record-imports?table=contact&apply=true', file).expect(200);
    expect([body.applied, counts(body)]).toEqual([true, [1, 0, 1, 2]]);
    const { body: bea } = await gateway.as('get', '/api/v1/records/contact/c-1').expect(200);
    expect(bea.ownerId).toBe('u-erin');
    const { body: again } = await send('record-imports?apply=true', 'table,id,owner\ncontact,c-1,\n').expect(200);
    expect(counts(again)).toEqual([0, 1, 0, 0]);
    expect((await gateway.as('get', '/api/v1/records/contact/c-1').expect(200)).body).toMatchObject({
      ownerId: null,
      name: 'Bea',
    });
  });

  it('that were refused come back as a file that no spreadsheet runs', async () => {
    const { text, headers } = await send('record-imports/refused?table=contact', file).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text.split('\r\n')[0]).toBe('Id,Full Name,E-Mail,Status,Colour,line,refused because');
    expect(text).toContain('"\'=HYPERLINK(""http://x"")"');
    expect(text.split('\r\n')).toHaveLength(4);
  });

  it.each([
    ['', 'has no line with the names of columns'],
    ['name\nBea', 'has no column with the ids of records'],
    ['id,Id\n1,2', 'has two columns for the same field'],
    [`id\n${'x\n'.repeat(10_001)}`, 'must have at most 10000 lines'],
  ])('are refused as a whole where the file is none (%#)', async (text, message) => {
    const { status, body } = await send('record-imports', text);
    expect([status, body.errors[0]]).toEqual([400, { field: 'body', message }]);
  });

  it('are for administrators, and of one type', async () => {
    const erin = await signInOwner(gateway, 'm-erin');
    expect((await erin.post('/api/v1/record-imports')).status).toBe(403);
    expect((await gateway.as('post', '/api/v1/record-imports').send({})).status).toBe(415);
  });
});

describe('mailboxes from a file', () => {
  const mailboxes =
    'Email,Kind,Owner\nann@contoso.example,,u-ann\nsales@contoso.example,Shared,\nnobody,user,\nx@contoso.example,odd,';

  it('are shown, added once, and known the next time', async () => {
    expect(counts((await send('mailbox-imports', mailboxes).expect(200)).body)).toEqual([2, 0, 0, 2]);
    expect((await gateway.as('get', '/api/v1/mailboxes').expect(200)).body.items).toEqual([]);
    expect(counts((await send('mailbox-imports?apply=true', mailboxes).expect(200)).body)).toEqual([2, 0, 0, 2]);
    expect(counts((await send('mailbox-imports?apply=true', mailboxes).expect(200)).body)).toEqual([0, 0, 2, 2]);
    const { body } = await gateway.as('get', '/api/v1/mailboxes').expect(200);
    expect(body.items.map(({ kind, state, ownerId }: Record<string, unknown>) => [kind, state, ownerId])).toEqual([
      ['user', 'pending', 'u-ann'],
      ['shared', 'pending', null],
    ]);
  });

  it('that are of another kind are refused with their lines', async () => {
    const { text } = await send('mailbox-imports/refused', 'email,kind\nann@contoso.example,queue\n').expect(200);
    expect(text.split('\r\n')[1]).toBe(
      'ann@contoso.example,queue,2,There is a mailbox of another kind with this address.',
    );
  });
});
