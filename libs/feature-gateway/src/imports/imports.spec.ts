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

const send = (path: string, text: string | Buffer) =>
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

const refusedIn = async (lines: string) => (await send('record-imports?table=contact', lines).expect(200)).body.refused;

describe('records from a file', () => {
  it('are shown as they would be, with columns, counts and what is refused, and nothing is changed', async () => {
    const { body } = await send('record-imports?table=contact', file).expect(200);
    expect(body).toMatchObject({ applied: false, lines: 4, refusedCount: 2 });
    expect(counts(body)).toEqual([1, 0, 1, 2]);
    expect(body.columns.at(-1)).toEqual({ name: 'Colour', field: null });
    expect(body.refused).toEqual([
      {
        line: 4,
        reasons: expect.arrayContaining(['“E-Mail” is no address', '“Status” must be active or inactive']),
      },
      { line: 5, reasons: ['“Id” is empty: every record needs an id'] },
    ]);
    expect((await gateway.as('get', '/api/v1/records/contact/c-2')).status).toBe(404);
  });

  it('are refused where a new one has no name, because it is empty or there is no column for it', async () => {
    expect(await refusedIn('id,name\nn-1,\n')).toEqual([
      { line: 2, reasons: ['“name” is empty: every record needs a name'] },
    ]);
    expect(await refusedIn('id\nn-1\n')).toEqual([
      { line: 2, reasons: ['name is missing: every record needs a name'] },
    ]);
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

  it.each<[string, string | Buffer, string]>([
    ['nothing in it', '', 'is empty'],
    ['a mark of byte order alone', Buffer.from('\uFEFF\n'), 'is empty'],
    ['names of columns alone', 'id,name\n', 'has no line below the names of columns'],
    [
      'other columns',
      'name\nBea',
      'needs a first line with the names of columns, one of them “id” or “record id” or “guid”',
    ],
    ['a column twice', 'id,Id\n1,2', 'has two columns for the same field'],
    ['an open quotation mark', 'id,name\n1,"Bea\n2,Ben', 'has a quotation mark in line 2 that nothing closes'],
    ['too many lines', `id\n${'x\n'.repeat(10_001)}`, 'has 10001 lines, and may have 10000; send it in several parts'],
    [
      'letters of Latin-1',
      Buffer.from('id,name\n1,Zoë', 'latin1'),
      'is not in UTF-8, but perhaps Windows-1252 (Latin-1); save it as CSV in UTF-8 and send that',
    ],
    [
      'UTF-16 that does not say so',
      Buffer.from('id,name\n1,Bea', 'utf16le'),
      'is not text in UTF-8, but perhaps UTF-16; save it as CSV in UTF-8 and send that',
    ],
  ])('are refused as a whole from a file with %s', async (_, sent, message) => {
    const { status, body } = await send('record-imports', sent);
    expect([status, body.errors[0]]).toEqual([400, { field: 'body', message }]);
  });

  it.each<[string, Buffer]>([
    ['UTF-8 with a mark of byte order', Buffer.from('\uFEFFid;name\nz-1;"Zoë\nZ"', 'utf8')],
    ['UTF-16 with one, with tabs', Buffer.from('\uFEFFid\tname\r\nz-1\t"Zoë\nZ"', 'utf16le')],
    ['UTF-16 the other way round', Buffer.from('\uFEFFid,name\nz-1,"Zoë\nZ"', 'utf16le').swap16()],
  ])('are read in %s', async (_, sent) => {
    const { body } = await send('record-imports?table=contact', sent).expect(200);
    expect(body.samples).toEqual([
      { line: 2, outcome: expect.stringMatching(/created|unchanged/), reasons: [], cells: ['z-1', 'Zoë\nZ'] },
    ]);
    const { body: applied } = await send('record-imports?table=contact&apply=true', sent).expect(200);
    expect(applied.refusedCount).toBe(0);
    expect((await gateway.as('get', '/api/v1/records/contact/z-1')).body.name).toBe('Zoë Z');
  });

  it('are taken in portions, each with a report of its lines; a file that is sent once more changes nothing', async () => {
    const lines = 'id,name\np-1,=Pia()\np-2,Per\np-2,Pär\n,Pam\np-3,Pat\n';
    const portion = (offset: number) =>
      send(`record-imports?table=contact&apply=true&report=true&offset=${offset}&count=2`, lines).expect(200);
    const answers = [(await portion(0)).body, (await portion(2)).body, (await portion(4)).body];
    expect(answers.map(({ nextOffset }) => nextOffset)).toEqual([2, 4, null]);
    expect(answers.map(counts)).toEqual([
      [2, 0, 0, 0],
      [0, 1, 0, 1],
      [1, 0, 0, 0],
    ]);
    expect(
      answers
        .map(({ report }) => report)
        .join('')
        .split('\r\n'),
    ).toEqual([
      'id,name,line,outcome,because',
      'p-1,"\'=Pia()",2,created,',
      'p-2,Per,3,created,',
      'p-2,Pär,4,updated,',
      ',Pam,5,refused,“id” is empty: every record needs an id',
      'p-3,Pat,6,created,',
      '',
    ]);
    const { body } = await send('record-imports?table=contact', 'id,name\np-1,=Pia()\np-2,Pär\np-3,Pat\n');
    expect([counts(body), body.report]).toEqual([[0, 0, 3, 0], undefined]);
  });

  it('are not brought back once a person was erased', async () => {
    const { erasedPeople } = gateway.stores;
    const hash = await erasedPeople.hashing();
    await erasedPeople.remember([hash('ida@litware.example')], '2026-11-21T08:00:00.000Z');
    const { body } = await send('record-imports?table=contact', 'id,name,email\ni-1,Ida,ida@litware.example\n');
    expect(body.refused).toEqual([{ line: 2, reasons: ['is of a person who was erased'] }]);
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

  it('are foreseen as they would be one after the other, and their servers are looked at', async () => {
    const { body } = await send(
      'mailbox-imports',
      'mail,server\nbo@contoso.example,https://mail.contoso.example/ews\nbo@contoso.example,\ncy@contoso.example,mail\n',
    ).expect(200);
    expect([counts(body), body.refused]).toEqual([
      [1, 0, 1, 1],
      [{ line: 4, reasons: ['“server” is no address of a server'] }],
    ]);
  });

  it('are of the kind that is named where their lines name none', async () => {
    const queues = 'email,kind\ndesk@contoso.example,\nann@contoso.example,user\n';
    expect(counts((await send('mailbox-imports?apply=true&kind=queue', queues).expect(200)).body)).toEqual([
      1, 0, 1, 0,
    ]);
    const { body } = await gateway.as('get', '/api/v1/mailboxes?q=desk').expect(200);
    expect(body.items[0]).toMatchObject({ kind: 'queue' });
    expect((await send('mailbox-imports?kind=odd', queues)).status).toBe(400);
  });

  it('that are of another kind are refused with their lines', async () => {
    const { text } = await send('mailbox-imports/refused', 'email,kind\nann@contoso.example,queue\n').expect(200);
    expect(text.split('\r\n')[1]).toBe(
      'ann@contoso.example,queue,2,There is a mailbox of another kind with this address.',
    );
  });
});
