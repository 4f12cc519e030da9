import { castMessages, type FaultKind, type SandboxExchange } from '@foldwatch/sandbox-exchange';
import { EwsCaller, subscribe, distinguished, findAll, getStreamingEvents } from '@foldwatch/sandbox-exchange/testing';
import { hasCorpus, readCorpus } from '../clients/corpus';
import { type RequestIds, requestsFor } from '../clients/ews-requests';
import { hostileMail } from '../clients/hostile-mail';
import { readEverything } from '../clients/read-everything';
import { exchangelibPython, runChecks, runPython } from '../tools/exchangelib';
import { openSandbox, sandboxEnvironment, serviceAccount } from '../tools/open-sandbox';
import { type RecordedMessage, RecordingProxy, splitEnvelopes } from '../tools/recording-proxy';
import { describeWith, python, sharedFolder, sharedPath } from '../tools/require-tool';
import { noteForRun } from '../tools/run-notes';

const firstRunTimeoutMs = 300_000;
const scripts = ['folders.py', 'items.py', 'sending.py', 'sync.py', 'notifications.py'];
const address = 'ada@contoso.example';
const hostileMessages = 400;

const nonsense = { item: 'nonsense', folder: 'nonsense', attachment: 'nonsense', subscription: 'nonsense' };
const operations = Object.keys(requestsFor(nonsense));

interface Verdict {
  readonly kind: RecordedMessage['kind'];
  readonly element: string;
  readonly errors: readonly string[];
}

const isVerdict = (value: unknown): value is Omit<Verdict, 'kind'> & { readonly id: number } =>
  typeof value === 'object' && value !== null && 'id' in value && 'element' in value && 'errors' in value;

async function validate(messages: readonly RecordedMessage[]): Promise<readonly Verdict[]> {
  const input = messages.map(({ xml }, id) => JSON.stringify({ id, xml })).join('\n');
  const output = await runPython('validate.py', { args: [sharedPath('ews-xsd')], input });
  const found = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
  return found.filter(isVerdict).map(({ id, element, errors }) => ({
    kind: messages[id]?.kind ?? 'answer',
    element,
    errors,
  }));
}

/** Calls every operation, whatever the answer. */
async function callAll(caller: EwsCaller, ids: RequestIds): Promise<void> {
  for (const request of Object.values(requestsFor(ids))) await (await caller.post(request)).text();
}

/** The envelope of a stream that carries a notification; the stream is left then. */
async function firstNotification(caller: EwsCaller, subscriptionId: string): Promise<string> {
  const stream = await caller.post(getStreamingEvents(subscriptionId));
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of stream.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    const found = splitEnvelopes(text).find((xml) => xml.includes('Notification>'));
    if (found !== undefined) return found;
  }
  throw new Error(`the stream ended without a notification: ${text}`);
}

describeWith([python, sharedFolder('ews-xsd')], "the sandbox by Microsoft's schemas", () => {
  let sandbox: SandboxExchange;
  let proxy: RecordingProxy;
  let verdicts: readonly Verdict[];

  async function callAllWith(fault: FaultKind, caller: EwsCaller): Promise<void> {
    sandbox.setFaults([{ operation: '*', fault, backOffMs: 1000 }]);
    await callAll(caller, nonsense);
    sandbox.setFaults([]);
  }

  async function idsThatAreGone(): Promise<RequestIds> {
    const eml = Buffer.from('From: a@fabrikam.example\r\nSubject: Gone\r\n\r\nText\r\n');
    const folder = sandbox.createFolder(address, 'Inbox/Gone').id;
    const item = await sandbox.importMessage(address, 'Inbox/Gone', eml);
    sandbox.deleteItem(address, item);
    sandbox.deleteFolder(address, 'Inbox/Gone');
    return { item, folder, attachment: item, subscription: 'Z29uZQ==' };
  }

  beforeAll(async () => {
    await exchangelibPython();
    sandbox = await openSandbox({ seedCast: true });
    sandbox.createMailbox({ emailAddress: address, displayName: 'Ada', password: 'ada' });
    proxy = await RecordingProxy.open(sandbox.ewsUrl);
    for (const script of scripts) await runChecks(script, sandboxEnvironment(sandbox, proxy.url));
    const caller = new EwsCaller(proxy.url, address);
    await callAll(caller, nonsense);
    await callAll(caller, await idsThatAreGone());
    await callAllWith('busy-in-message', caller);
    await callAllWith('busy', caller);
    const real = hasCorpus() ? readCorpus().map(({ eml }) => eml) : [];
    const believable = castMessages(new Date()).map(({ eml }) => Buffer.from(eml, 'latin1'));
    const hostile = hostileMail([...real, ...believable], hostileMessages);
    await sandbox.importMany(
      address,
      'Inbox',
      [...real, ...hostile].map((eml) => ({ eml })),
    );
    let itemCount = 0;
    for (const { emailAddress } of sandbox.mailboxes) {
      itemCount += await readEverything(new EwsCaller(proxy.url, serviceAccount, emailAddress));
    }
    verdicts = await validate(proxy.messages);
    const count = (kind: Verdict['kind']): number => verdicts.filter((verdict) => verdict.kind === kind).length;
    noteForRun({
      kind: 'found',
      text:
        `${count('request')} requests and ${count('answer')} answers were validated against Microsoft's EWS schemas, ` +
        `${itemCount} items with all properties among them`,
    });
  }, firstRunTimeoutMs);

  afterAll(async () => {
    await proxy.close();
    await sandbox.close();
  });

  const problemsOf = (kind: Verdict['kind'], element: string): readonly string[] => [
    ...new Set(verdicts.filter((one) => one.kind === kind && one.element === element).flatMap(({ errors }) => errors)),
  ];

  it.each(operations)('%s is answered validly, whether it works or fails', (operation) => {
    const elements = verdicts.filter(({ kind }) => kind === 'answer').map(({ element }) => element);
    expect(elements).toContain(`${operation}Response`);
    expect(problemsOf('answer', `${operation}Response`)).toEqual([]);
  });

  it('faults carry a response code that the schemas know', () => {
    expect(verdicts.map(({ element }) => element)).toContain('Fault');
    expect(problemsOf('answer', 'Fault')).toEqual([]);
  });

  it('answers nothing that is unknown to the schemas', () => {
    const known = new Set([...operations.map((operation) => `${operation}Response`), 'Fault']);
    const unknown = verdicts.filter(({ kind, element }) => kind === 'answer' && !known.has(element));
    expect(unknown).toEqual([]);
  });

  it('notices what is not valid', async () => {
    const answer = proxy.messages.find(({ xml }) => xml.includes('<m:ResponseCode>NoError'))?.xml ?? '';
    const spoiled = answer.replace('<m:ResponseCode>NoError', '<m:ResponseCode>AllIsWell');
    const checked = await validate([answer, spoiled].map((xml) => ({ kind: 'answer', xml })));
    expect(checked.map(({ errors }) => errors.length > 0)).toEqual([false, true]);
  });

  it('differs from the schemas as real servers do, where it is told to, in the namespace of notifications alone', async () => {
    const caller = new EwsCaller(sandbox.ewsUrl, address);
    const opened = await caller.call(subscribe([distinguished('inbox')]));
    const [id] = findAll(opened.body, 'SubscriptionId');
    await sandbox.importMessage(address, 'Inbox', Buffer.from('Subject: Ping\r\n\r\nPing\r\n'));
    sandbox.setFaults([{ operation: 'GetStreamingEvents', fault: 'm-notification' }]);
    const told = await firstNotification(caller, id?.text ?? '');
    sandbox.setFaults([]);
    const [asTold, asInSchema] = await validate(
      [told, told.replace(/(<\/?)m:Notification>/g, '$1t:Notification>')].map((xml) => ({ kind: 'answer', xml })),
    );
    expect(asTold?.errors.join()).toContain('messages}Notification');
    expect(asInSchema?.errors).toEqual([]);
  });

  it.each(operations)('%s is asked for validly', (operation) => {
    expect(problemsOf('request', operation)).toEqual([]);
  });
});
