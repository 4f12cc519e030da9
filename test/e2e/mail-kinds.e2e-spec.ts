import { join } from 'node:path';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { hasCorpus, readCorpus } from '../clients/corpus';
import { hostileMail } from '../clients/hostile-mail';
import type { ActivityView } from '../product/api-types';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { RecordingProxy } from '../tools/recording-proxy';
import { projectRoot } from '../tools/require-tool';

const address = 'erin@contoso.example';
const from = 'Buyer <buyer@fabrikam.example>';

const ofClass = (type: string): readonly string[] => [`X-Sandbox-Item-Class: ${type}`];

const asksFor =
  (itemId: string) =>
  ({ xml }: { readonly xml: string }): boolean =>
    xml.includes(itemId);

describeProduct('in a tracked folder', () => {
  let sandbox: SandboxExchange;
  let proxy: RecordingProxy;
  let product: Product;
  let erin: TrackedMailbox;
  let folderId: string;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    proxy = await RecordingProxy.open(sandbox.ewsUrl);
    product = await createProduct({ ...exchangeEnv(sandbox), EXCHANGE_EWS_URL: proxy.url });
    await product.start();
    erin = await TrackedMailbox.enable(sandbox, product, address);
    folderId = await erin.track('Inbox/Kinds');
  });

  afterAll(async () => {
    await product.dispose();
    await proxy.close();
    await sandbox.close();
  });

  const put = (subject: string, headers: readonly string[], options: { isDraft?: boolean } = {}): Promise<string> => {
    const eml = letter({ messageId: `<${subject}@kinds.example>`, from, to: address, subject, headers });
    return sandbox.importMessage(address, folderId, eml, options);
  };

  const activities = (query: string): Promise<readonly ActivityView[]> => product.all(`/activities?${query}`);
  const find = async (subject: string): Promise<ActivityView | undefined> =>
    (await activities(`messageId=${encodeURIComponent(`<${subject}@kinds.example>`)}`))[0];

  const reasonOf = (subject: string): Promise<string> =>
    until(async () => {
      const query = `/decisions?messageId=${encodeURIComponent(`<${subject}@kinds.example>`)}`;
      return (await product.call<{ items: readonly { reason: string }[] }>('GET', query)).items[0]?.reason;
    }, `the decision on ${subject}`);

  it.each([
    { what: 'a meeting request', type: 'IPM.Schedule.Meeting.Request', kind: 'meeting-request' },
    { what: 'a meeting response', type: 'IPM.Schedule.Meeting.Resp.Pos', kind: 'meeting-response' },
    { what: 'a meeting cancellation', type: 'IPM.Schedule.Meeting.Canceled', kind: 'meeting-cancellation' },
    { what: 'a read receipt', type: 'REPORT.IPM.Note.IPNRN', kind: 'read-receipt' },
    { what: 'a report of non-delivery', type: 'REPORT.IPM.Note.NDR', kind: 'non-delivery-report' },
    { what: 'an encrypted message', type: 'IPM.Note.SMIME', kind: 'encrypted' },
  ])('$what is tracked, its kind kept', async ({ type, kind }) => {
    await put(kind, ofClass(type));
    const activity = await until(() => find(kind), `the ${kind}`);
    expect(activity).toMatchObject({ kind });
  });

  it.each([
    { what: 'a post', headers: ['X-Sandbox-Item-Class: IPM.Post'], reason: 'not-a-message' },
    { what: 'a private message', headers: ['Sensitivity: Private'], reason: 'private-item' },
    { what: 'a confidential message', headers: ['Sensitivity: Company-Confidential'], reason: 'private-item' },
  ])('$what is left alone, with that reason', async ({ what, headers, reason }) => {
    const subject = what.replaceAll(' ', '-');
    await put(subject, headers);
    expect(await reasonOf(subject)).toBe(reason);
    expect(await find(subject)).toBeUndefined();
  });

  it('a note, which has no Message-ID to be asked for by, is left alone too', async () => {
    const query = `/decisions?mailboxId=${erin.id}&reason=not-a-message`;
    const before = (await product.all(query)).length;
    await put('note', ['X-Sandbox-Item-Class: IPM.StickyNote']);
    await until(async () => (await product.all(query)).length > before, 'the decision on the note');
    expect(await activities('q=note')).toEqual([]);
  });

  it('a draft is not tracked', async () => {
    await put('draft', [], { isDraft: true });
    expect(await reasonOf('draft')).toBe('draft');
    expect(await find('draft')).toBeUndefined();
  });

  it('a message without Message-ID is recorded once, however often it is moved', async () => {
    const eml = letter({ from, to: address, subject: 'nameless' });
    const itemId = await sandbox.importMessage(address, folderId, eml);
    await until(async () => (await activities('q=nameless')).length === 1, 'the activity');
    const inside = erin.move(erin.move(itemId, 'Inbox'), folderId);
    await erin.readUpTo('after-it', folderId);
    expect(inside).not.toBe(itemId);
    expect(await activities('q=nameless')).toHaveLength(1);
  });

  it('a Message-ID that another sender uses makes another activity, and that is said', async () => {
    await put('forged', []);
    await until(() => find('forged'), 'the first');
    const other = letter({
      messageId: '<forged@kinds.example>',
      from: 'mallory@evil.example',
      to: address,
      subject: 'x',
    });
    await sandbox.importMessage(address, folderId, other);
    const both = await until(async () => {
      const found = await activities(`messageId=${encodeURIComponent('<forged@kinds.example>')}`);
      return found.length === 2 ? found : undefined;
    }, 'two activities');
    const later = both.find(({ from: sender }) => sender?.address === 'mallory@evil.example');
    expect(later).toMatchObject({ messageIdReused: true });
  });

  it('content that replaces a stub becomes the current one, and both stay', async () => {
    const stub = letter({
      messageId: '<stub@kinds.example>',
      from,
      to: address,
      subject: 'stub',
      body: 'Being scanned.',
    });
    const full = letter({
      messageId: '<stub@kinds.example>',
      from,
      to: address,
      subject: 'stub',
      body: 'The whole text.',
    });
    const itemId = await sandbox.importMessage(address, folderId, stub);
    await until(async () => (await find('stub'))?.content === 'stored', 'the stub to be stored');
    sandbox.deleteItem(address, itemId);
    await sandbox.importMessage(address, folderId, full);
    const id = (await find('stub'))?.id ?? '';
    const versions = async (): Promise<number> =>
      JSON.stringify(await product.call('GET', `/activities/${id}`)).match(/"hash"/g)?.length ?? 0;
    await until(async () => (await versions()) === 2, 'both versions');
    expect(await activities(`messageId=${encodeURIComponent('<stub@kinds.example>')}`)).toHaveLength(1);
  });

  it('bodies are asked for only of mail that is tracked', async () => {
    sandbox.createFolder(address, 'Elsewhere');
    const [inbox, elsewhere] = await Promise.all(
      ['Inbox', 'Elsewhere'].map((folder) =>
        sandbox.importMessage(
          address,
          folder,
          letter({ messageId: `<${folder}@kinds.example>`, from, to: address, subject: 'untracked' }),
        ),
      ),
    );
    const secret = await put('kept-secret', ['Sensitivity: Private']);
    const open = await put('open', []);
    await until(async () => (await find('open'))?.content === 'stored', 'the content');
    await reasonOf('kept-secret');
    const asked = proxy.messages.filter(({ kind, xml }) => kind === 'request' && /GetItem/.test(xml));
    const withBody = asked.filter(({ xml }) =>
      /IncludeMimeContent>true|item:Body|item:MimeContent|AllProperties/.test(xml),
    );
    expect(withBody.some(asksFor(open))).toBe(true);
    expect(withBody.some(asksFor(secret))).toBe(false);
    expect(withBody.some(asksFor(inbox ?? ''))).toBe(false);
    expect(asked.some(asksFor(elsewhere ?? ''))).toBe(false);
  });

  it('hostile mail has a decision each time, and never a dead letter', async () => {
    const hostileFolder = await erin.track('Inbox/Hostile');
    const real = [...readCorpus(join(projectRoot, 'test/fixtures/mail')), ...(hasCorpus() ? readCorpus() : [])];
    const believable = real.map(({ eml }) => eml);
    const messages = [...believable, ...hostileMail(believable, 150), ...longHeaders()];
    await sandbox.importMany(
      address,
      hostileFolder,
      messages.map((eml) => ({ eml })),
    );
    const decided = async (): Promise<readonly { readonly folderId: string; readonly reason: string }[]> =>
      (await product.all<{ folderId: string; reason: string }>(`/decisions?mailboxId=${erin.id}`)).filter(
        ({ folderId: decidedIn }) => decidedIn === hostileFolder,
      );
    const found = await until(async () => {
      const decisions = await decided();
      return decisions.length >= messages.length ? decisions : undefined;
    }, `${messages.length} decisions`);
    expect(new Set(found.map(({ reason }) => reason))).toEqual(new Set(['folder-rule']));
    expect(await product.all('/dead-letters?state=open')).toEqual([]);
  });

  it('a message that was never seen is explained, and a tracked one is found by its words', async () => {
    await put('Pumpernickel', []);
    await until(() => find('Pumpernickel'), 'the activity');
    const why = (messageId: string) =>
      product.call<{ decisions: readonly object[]; explanation: { causes: readonly { code: string }[] } | null }>(
        'GET',
        `/mailboxes/${erin.id}/why?messageId=${encodeURIComponent(messageId)}`,
      );
    const tracked = await until(async () => {
      const found = await why('Pumpernickel@kinds.example');
      return found.decisions.length > 0 && found;
    }, 'the decision, which is written down beside its being carried out');
    expect(tracked).toMatchObject({
      decisions: [{ verdict: 'track', sender: { address: 'buyer@fabrikam.example' } }],
      explanation: null,
    });
    const { decisions, explanation } = await why('<never@kinds.example>');
    expect(decisions).toEqual([]);
    expect(explanation?.causes.map(({ code }) => code)).toContain('folder-not-read');
    expect(await product.all('/decisions?q=pumper buyer')).toHaveLength(1);
    expect(await product.all('/decisions?q=pumper&verdict=skip')).toEqual([]);
  });

  it('a private message is tracked where the organization took that exclusion away', async () => {
    await product.call('DELETE', '/exclusions/private-items');
    await put('no-longer-private', ['Sensitivity: Private']);
    expect(await reasonOf('no-longer-private')).toBe('folder-rule');
    await until(() => find('no-longer-private'), 'the activity');
  });
});

/** 64 KB of what is hard on whoever reads it, in each header that decisions look at. */
function longHeaders(): readonly Buffer[] {
  const names = ['Auto-Submitted', 'Precedence', 'List-Id', 'References', 'In-Reply-To', 'Thread-Index', 'Cc'];
  return names.flatMap((name) =>
    ['(', '\\', '@', '<a@b> '].map((unit, n) =>
      letter({
        messageId: `<${name}-${n}@hostile.example>`,
        from,
        to: address,
        subject: 'long',
        headers: [`${name}: ${unit.repeat(65_536 / unit.length)}`],
      }),
    ),
  );
}
