import { anEml, codesOf, distinguished, EwsCaller, findAll, getStreamingEvents, subscribe } from '../../testing';
import { SandboxExchange, type SandboxExchangeOptions } from '../sandbox-exchange';
import { type FaultKind } from '../faults/fault';

const erin = 'erin@contoso.example';

/** Reads a stream until its text says enough. */
class StreamReader {
  text = '';
  private readonly decoder = new TextDecoder();
  private readonly body: ReadableStreamDefaultReader<Uint8Array>;

  constructor(response: Response) {
    if (response.body === null) throw new Error('no stream');
    this.body = response.body.getReader();
  }

  async until(isEnough: (text: string) => boolean, deadlineMs = 5000): Promise<string> {
    const giveUp = setTimeout(() => void this.body.cancel(), deadlineMs);
    try {
      while (!isEnough(this.text)) {
        const { value, done } = await this.body.read();
        if (done) break;
        this.text += this.decoder.decode(value, { stream: true });
      }
      return this.text;
    } finally {
      clearTimeout(giveUp);
    }
  }

  async close(): Promise<void> {
    await this.body.cancel();
  }
}

describe('streaming', () => {
  let sandbox: SandboxExchange;
  let ews: EwsCaller;
  const readers: StreamReader[] = [];

  async function open(options: Partial<SandboxExchangeOptions> = {}): Promise<void> {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, ...options });
    sandbox.createMailbox({ emailAddress: erin, displayName: 'Erin', password: 'erin' });
    sandbox.createFolder(erin, 'Inbox/Customers');
    ews = new EwsCaller(sandbox.ewsUrl, erin);
  }
  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
    await sandbox.close();
  });

  async function subscribed(): Promise<{ readonly id: string; readonly cookie: string }> {
    const answer = await ews.call(subscribe([distinguished('inbox')]));
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    return { id: findAll(answer.body, 'SubscriptionId')[0]?.text ?? '', cookie };
  }

  async function stream(id: string, cookie = ''): Promise<StreamReader> {
    const response = await ews.post(getStreamingEvents(id), cookie === '' ? {} : { cookie });
    const reader = new StreamReader(response);
    readers.push(reader);
    return reader;
  }

  it('tells of mail that comes, and of mail that is moved out with its old and new id', async () => {
    await open();
    const reader = await stream((await subscribed()).id);
    await reader.until((text) => text.includes('<m:ConnectionStatus>OK<'));
    const id = await sandbox.importMessage(erin, 'Inbox', anEml());
    await reader.until((text) => text.includes('t:NewMailEvent'));
    const [moved = ''] = sandbox.moveItems(erin, [id], 'Inbox/Customers');
    const text = await reader.until((seen) => seen.includes('t:MovedEvent>'));
    expect(text).toContain(`<t:ItemId Id="${id}"`);
    expect(text).toContain(`<t:OldItemId Id="${id}"/>`);
    expect(text).toContain(`<t:ItemId Id="${moved}"`);
  });

  it('keeps what happens between two connections', async () => {
    await open();
    const { id } = await subscribed();
    await sandbox.importMessage(erin, 'Inbox', anEml());
    const reader = await stream(id);
    await expect(reader.until((text) => text.includes('t:CreatedEvent'))).resolves.toContain('t:CreatedEvent');
  });

  it('beats when nothing happens', async () => {
    await open({ streaming: { heartbeatMs: 10 } });
    const reader = await stream((await subscribed()).id);
    const text = await reader.until((seen) => seen.split('t:StatusEvent').length > 3);
    expect(text.match(/t:StatusEvent/g)?.length).toBeGreaterThan(2);
  });

  it('names the subscriptions that it does not know and closes', async () => {
    await open();
    const answer = await ews.call(getStreamingEvents('bm90aGluZw=='));
    expect(codesOf(answer)).toEqual(['ErrorSubscriptionNotFound']);
    expect(findAll(answer.body, 'ErrorSubscriptionIds')[0]?.children.map(({ text }) => text)).toEqual(['bm90aGluZw==']);
    expect(findAll(answer.body, 'ConnectionStatus')[0]?.text).toBe('Closed');
  });

  it('ends a stream whose subscription is lost', async () => {
    await open();
    const { id } = await subscribed();
    const reader = await stream(id);
    await reader.until((text) => text.includes('OK'));
    sandbox.loseSubscriptions();
    await expect(reader.until((text) => text.includes('Closed'))).resolves.toContain('ErrorSubscriptionNotFound');
    expect(codesOf(await ews.call(getStreamingEvents(id)))).toEqual(['ErrorSubscriptionNotFound']);
  });

  it('lets a second connection take over', async () => {
    await open();
    const { id } = await subscribed();
    const first = await stream(id);
    await first.until((text) => text.includes('OK'));
    const second = await stream(id);
    await expect(first.until((text) => text.includes('Closed'))).resolves.toContain(
      'ErrorNewEventStreamConnectionOpened',
    );
    await sandbox.importMessage(erin, 'Inbox', anEml());
    await expect(second.until((text) => text.includes('NewMailEvent'))).resolves.toContain('NewMailEvent');
  });

  it('wants its cookie back where affinity is strict', async () => {
    await open({ strictAffinity: true });
    const { id, cookie } = await subscribed();
    expect(cookie).toMatch(/^X-BackEndOverrideCookie=.+/);
    expect(codesOf(await ews.call(getStreamingEvents(id)))).toEqual(['ErrorSubscriptionNotFound']);
    const reader = await stream(id, cookie);
    await expect(reader.until((text) => text.includes('OK'))).resolves.toContain('NoError');
  });

  it('keeps to its limits of subscriptions, streams and calls', async () => {
    await open({ limits: { subscriptionsPerMailbox: 1, streams: 1, concurrentCalls: 1 } });
    const { id } = await subscribed();
    expect(codesOf(await ews.call(subscribe([distinguished('inbox')])))).toEqual(['ErrorExceededSubscriptionCount']);
    const reader = await stream(id);
    await reader.until((text) => text.includes('OK'));
    expect(codesOf(await ews.call(getStreamingEvents(id)))).toEqual(['ErrorExceededConnectionCount']);
    sandbox.setFaults([{ operation: 'Subscribe', fault: 'slow', delayMs: 200, times: 1 }]);
    const [slow, refused] = await Promise.all([1, 2].map(() => ews.call(subscribe([distinguished('inbox')]))));
    const codes = [slow, refused].flatMap((answer) => (answer === undefined ? [] : codesOf(answer)));
    expect(codes.toSorted()).toEqual(['ErrorExceededSubscriptionCount', 'ErrorServerBusy']);
  });

  it('says goodbye when the server stops', async () => {
    await open();
    const reader = await stream((await subscribed()).id);
    await reader.until((text) => text.includes('OK'));
    await sandbox.close();
    await expect(reader.until((text) => text.includes('Closed'))).resolves.toContain('Closed');
    await open();
  });

  it.each<{ fault: FaultKind; expected: RegExp }>([
    { fault: 'm-notification', expected: /<m:Notification>.*NewMailEvent/s },
    { fault: 'odd-prefix', expected: /<ns\.3:NewMailEvent>/ },
    { fault: 'joined-envelopes', expected: /NewMailEvent.*<\/s:Envelope><\?xml.*NewMailEvent/s },
    { fault: 'folder-events-only', expected: /<t:ModifiedEvent>.*<t:FolderId / },
    { fault: 'split-chunks', expected: /NewMailEvent.*<\/s:Envelope>/s },
  ])('streams with $fault', async ({ fault, expected }) => {
    await open();
    sandbox.setFaults([{ operation: 'GetStreamingEvents', fault }]);
    const reader = await stream((await subscribed()).id);
    await sandbox.importMessage(erin, 'Inbox', anEml());
    await expect(reader.until((text) => expected.test(text))).resolves.toMatch(expected);
  });

  it('goes on beating while it keeps its events to itself', async () => {
    await open({ streaming: { heartbeatMs: 20 } });
    sandbox.setFaults([{ operation: 'GetStreamingEvents', fault: 'lost-events' }]);
    const reader = await stream((await subscribed()).id);
    await reader.until((text) => text.includes('OK'));
    await sandbox.importMessage(erin, 'Inbox', anEml());
    await expect(reader.until((text) => text.split('StatusEvent').length > 4)).resolves.not.toContain('NewMailEvent');
  });

  it('forgets a subscription when told to', async () => {
    await open();
    const { id } = await subscribed();
    sandbox.setFaults([{ operation: 'GetStreamingEvents', fault: 'subscription-lost', times: 1 }]);
    const answer = await ews.call(getStreamingEvents(id));
    expect(codesOf(answer)).toEqual(['ErrorSubscriptionNotFound']);
    expect(findAll(answer.body, 'ErrorSubscriptionIds')[0]?.children.map(({ text }) => text)).toEqual([id]);
  });

  it('breaks off in the middle of an event when told to', async () => {
    await open();
    sandbox.setFaults([{ operation: 'GetStreamingEvents', fault: 'cut-stream', times: 1 }]);
    const reader = await stream((await subscribed()).id);
    await reader.until((text) => text.includes('OK'));
    await sandbox.importMessage(erin, 'Inbox', anEml());
    await expect(reader.until(() => false)).rejects.toThrow('terminated');
    expect(reader.text).not.toMatch(/NewMailEvent[^]*<\/s:Envelope>$/);
    readers.splice(0);
  });
});
