import { SandboxExchange } from '../sandbox-exchange';

const erin = 'erin@contoso.example';
const omar = 'omar@contoso.example';

describe('letters and inbox rules', () => {
  let sandbox: SandboxExchange;

  beforeEach(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0 });
    for (const [emailAddress, displayName] of [
      [erin, 'Erin Hagens'],
      [omar, 'Omar Bennani'],
    ] as const) {
      sandbox.createMailbox({ emailAddress, displayName, password: 'x' });
    }
    sandbox.createFolder(erin, 'Inbox/Fabrikam');
  });
  afterEach(() => sandbox.close());

  async function send(method: string, path: string, body?: unknown) {
    const init = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(`http://127.0.0.1:${sandbox.port}/sandbox/mailboxes${path}`, { method, ...init });
    const text = await response.text();
    return { status: response.status, json: text === '' ? undefined : JSON.parse(text) };
  }

  const subjects = (address: string, folder: string): readonly string[] =>
    sandbox.messages(address, folder).items.map(({ subject }) => subject);

  const receive = (subject: string, more: object = {}) =>
    send('POST', `/${erin}/receive`, { from: 'buyer@fabrikam.example', fromName: 'Buyer', subject, ...more });

  it('sends to those who live here, and keeps a copy', async () => {
    const letter = { to: [omar, 'buyer@fabrikam.example'], subject: 'Lunch', text: 'At noon?' };
    expect((await send('POST', `/${erin}/send`, letter)).status).toBe(201);
    expect(sandbox.messages(erin, 'Sent Items').items).toMatchObject([{ subject: 'Lunch', isRead: true }]);
    expect(sandbox.messages(omar, 'Inbox').items).toMatchObject([
      { subject: 'Lunch', isRead: false, from: { name: 'Erin Hagens', address: erin } },
    ]);
  });

  it('answers within the conversation', async () => {
    const question = await receive('Offer', { text: 'How much?' });
    const answer = { to: ['buyer@fabrikam.example'], subject: 'Offer', text: '100', answers: question.json.id };
    const { json } = await send('POST', `/${erin}/send`, answer);
    const mime = await fetch(
      `http://127.0.0.1:${sandbox.port}/sandbox/mailboxes/${erin}/messages/${encodeURIComponent(json.id)}/mime`,
    );
    const [asked] = sandbox.messages(erin, 'Inbox').items;
    expect(await mime.text()).toContain(`In-Reply-To: ${asked?.messageId}\r\nReferences: ${asked?.messageId}`);
    expect(subjects(erin, 'Sent Items')).toEqual(['RE: Offer']);
  });

  it('shows a message as text, whatever it was written in', async () => {
    const { json } = await receive('Offer', { text: 'How much <b>is</b> it?' });
    const detail = await send('GET', `/${erin}/messages/${encodeURIComponent(json.id)}`);
    expect(detail.json.text.trim()).toBe('How much <b>is</b> it?');
  });

  it.each([
    { what: 'nobody to send to', path: 'send', body: { to: [], subject: 'x' } },
    { what: 'what is no address', path: 'send', body: { to: ['omar'], subject: 'x' } },
    { what: 'a sender who has none', path: 'receive', body: { from: 'Buyer', subject: 'x' } },
    {
      what: 'a rule that looks at nothing',
      path: 'rules',
      body: { field: 'from', contains: ' ', folderPath: 'Inbox' },
    },
    { what: 'a rule about the weather', path: 'rules', body: { field: 'rain', contains: 'x', folderPath: 'Inbox' } },
  ])('refuses $what', async ({ path, body }) => {
    expect(await send('POST', `/${erin}/${path}`, body)).toMatchObject({ status: 400, json: { code: 'invalid' } });
  });

  it('puts what arrives where the first rule that matches wants it', async () => {
    const rule = { field: 'from', contains: 'FABRIKAM.example', folderPath: 'Inbox/Fabrikam' };
    const made = await send('POST', `/${erin}/rules`, rule);
    await send('POST', `/${erin}/rules`, { field: 'subject', contains: 'offer', folderPath: 'Junk Email' });
    await receive('Offer');
    await send('POST', `/${omar}/send`, { to: [erin], subject: 'An offer', text: '' });
    await send('POST', `/${omar}/send`, { to: [erin], subject: 'Lunch', text: '' });
    expect(subjects(erin, 'Inbox/Fabrikam')).toEqual(['Offer']);
    expect(subjects(erin, 'Junk Email')).toEqual(['An offer']);
    expect(subjects(erin, 'Inbox')).toEqual(['Lunch']);
    expect((await send('DELETE', `/${erin}/rules/${made.json.id}`)).status).toBe(204);
    await receive('Question');
    expect(subjects(erin, 'Inbox')).toEqual(['Question', 'Lunch']);
  });

  it('runs a rule over what lies in the Inbox when asked to', async () => {
    await receive('Offer');
    await receive('Question');
    const rule = { field: 'subject', contains: 'off', folderPath: 'Inbox/Fabrikam' };
    const made = await send('POST', `/${erin}/rules`, rule);
    expect((await send('POST', `/${erin}/rules/${made.json.id}/run`)).json).toEqual({ moved: 1 });
    expect(subjects(erin, 'Inbox/Fabrikam')).toEqual(['Offer']);
    expect((await send('POST', `/${erin}/rules/999/run`)).status).toBe(404);
  });

  it('forgets a rule with its folder', async () => {
    await send('POST', `/${erin}/rules`, { field: 'subject', contains: 'a', folderPath: 'Inbox/Fabrikam' });
    sandbox.deleteFolder(erin, 'Inbox/Fabrikam');
    expect((await send('GET', `/${erin}/rules`)).json.items).toEqual([]);
  });
});
