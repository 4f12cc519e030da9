import { type SandboxExchange } from '@foldwatch/sandbox-exchange';
import { EwsCaller, findAll, getItem } from '@foldwatch/sandbox-exchange/testing';
import { type CorpusMessage, expectActivities, readCorpus } from '../clients/corpus';
import { type CheckResult, checkNames } from '../tools/check-results';
import { exchangelibPython, runChecks } from '../tools/exchangelib';
import { openSandbox, sandboxEnvironment } from '../tools/open-sandbox';
import { describeWith, python, sharedFolder, sharedPath } from '../tools/require-tool';
import { noteForRun } from '../tools/run-notes';

const firstRunTimeoutMs = 300_000;
const address = 'ada@contoso.example';
const corpus = sharedFolder('mail-corpus');

describeWith([corpus], 'real mail in the sandbox', () => {
  let sandbox: SandboxExchange;
  let messages: readonly CorpusMessage[];
  let ids: readonly string[];

  beforeAll(async () => {
    messages = readCorpus();
    sandbox = await openSandbox();
    sandbox.createMailbox({ emailAddress: address, displayName: 'Ada', password: 'ada' });
    ids = await sandbox.importMany(address, 'Inbox', messages);
  });

  afterAll(() => sandbox.close());

  it('is counted: messages, their Message-IDs, and the activities that they must become', () => {
    const expected = expectActivities(messages);
    const reasons = Object.entries(Object.groupBy(expected.activities, ({ reason }) => reason));
    noteForRun({
      kind: 'found',
      text:
        `${expected.messages} messages of real mail: ${expected.distinctMessageIds} Message-IDs, ` +
        `${expected.withoutMessageId} messages without, ${expected.reusedMessageIds} Message-IDs used again, ` +
        `${expected.sharedByOtherSenders} of them by other senders; ${expected.activities.length} activities ` +
        `(${reasons.map(([reason, found]) => `${found.length} ${reason}`).join(', ')})`,
    });
    expect(expected.activities.flatMap(({ files }) => files)).toHaveLength(messages.length);
    expect(expected).toMatchObject({
      messages: 107,
      distinctMessageIds: 35,
      withoutMessageId: 11,
      reusedMessageIds: 5,
      sharedByOtherSenders: 3,
    });
  });

  it('comes back byte for byte through the control call', async () => {
    const { origin } = new URL(sandbox.ewsUrl);
    for (const [index, { file, eml }] of messages.entries()) {
      const path = `/sandbox/mailboxes/${address}/messages/${encodeURIComponent(ids[index] ?? '')}/mime`;
      const answer = await fetch(origin + path);
      expect({ file, mime: Buffer.from(await answer.arrayBuffer()).equals(eml) }).toEqual({ file, mime: true });
    }
  });

  describe('as Exchange shows it', () => {
    let items: ReturnType<typeof findAll>;

    beforeAll(async () => {
      const { body } = await new EwsCaller(sandbox.ewsUrl, address).call(getItem(ids, 'AllProperties'));
      items = findAll(body, 'Items').flatMap(({ children }) => children);
    });

    const fromOf = (item: (typeof items)[number]): string => {
      const from = item.textOf('From', 'Mailbox', 'EmailAddress')?.toLowerCase() ?? '';
      return from.includes('@') ? from : '';
    };

    it('has the Message-ID and From that its headers say', () => {
      const seen = items.map((item) => ({ messageId: item.textOf('InternetMessageId'), from: fromOf(item) }));
      expect(seen).toEqual(messages.map(({ messageId, from }) => ({ messageId, from })));
    });

    it('tells as many activities apart as its headers do', () => {
      const keys = items.map((item) => {
        const to = findAll(item, 'ToRecipients').flatMap((list) =>
          findAll(list, 'EmailAddress').map(({ text }) => text),
        );
        const stable = [item.textOf('Subject'), item.textOf('DateTimeSent'), ...to];
        const messageId = item.textOf('InternetMessageId');
        return JSON.stringify([fromOf(item), ...(messageId === undefined ? stable : [messageId])]);
      });
      expect(new Set(keys).size).toBe(expectActivities(messages).activities.length);
    });
  });
});

describeWith([python, corpus], 'real mail as exchangelib sees it', () => {
  const names = checkNames('exchangelib/corpus.py');
  let sandbox: SandboxExchange;
  let results: ReadonlyMap<string, CheckResult>;

  beforeAll(async () => {
    await exchangelibPython();
    sandbox = await openSandbox();
    results = await runChecks('corpus.py', sandboxEnvironment(sandbox), [sharedPath('mail-corpus')]);
  }, firstRunTimeoutMs);

  afterAll(() => sandbox.close());

  it.each(names)('%s', (name) => {
    expect(results.get(name)).toEqual({ name, ok: true, detail: '' });
  });
});
