import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, FolderRuleView, MailboxView } from '../product/api-types';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { openLiveStream } from '../product/live-stream';
import { createProduct, describeProduct } from '../product/create-product';
import { adminToken, type Product } from '../product/product';
import { until } from '../product/until';

const erin = 'erin@contoso.example';
const fabrikam = { table: 'account', id: 'a-fabrikam', name: 'Fabrikam', emailAddresses: ['buyer@fabrikam.example'] };

const contact = (id: string, given: object = {}) => ({
  table: 'contact',
  id,
  name: id,
  emailAddresses: [],
  ...given,
});
const isFrom = (id: string) => (activity: ActivityView | undefined) => activity?.from?.record?.id === id;

describeProduct('a drag in Exchange', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let mailbox: MailboxView;
  let folderId: string;
  let rule: FolderRuleView;

  beforeAll(async () => {
    // As a real server behind a load balancer streams: `m:Notification`, and only to whom shows the cookie.
    const habits = { notificationElement: 'm', strictAffinity: true } as const;
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true, ...habits });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', [fabrikam]);
    mailbox = await enableMailbox(product, erin);
    folderId = sandbox.createFolder(erin, 'Inbox/Pumps').id;
    rule = await product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, {
      folderPath: 'Inbox/Pumps',
      regarding: { table: 'account', id: fabrikam.id },
      existing: 'track',
    });
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const find = async (messageId: string): Promise<ActivityView | undefined> => {
    const query = `/activities?messageId=${encodeURIComponent(messageId)}`;
    const { items } = await product.call<{ items: readonly ActivityView[] }>('GET', query);
    expect(items.length).toBeLessThan(2);
    return items[0];
  };

  const put = (...records: readonly object[]) => product.call('PUT', '/records', records);

  const drag = async (messageId: string): Promise<string> => {
    const eml = letter({ messageId, from: 'Buyer <buyer@fabrikam.example>', to: erin, subject: 'Pumps' });
    const itemId = await sandbox.importMessage(erin, 'Inbox', eml);
    return sandbox.moveItems(erin, [itemId], folderId)[0] ?? '';
  };

  it('becomes an activity regarding the record of the folder’s rule', async () => {
    await drag('<first@drag.example>');
    const activity = await until(() => find('<first@drag.example>'), 'the activity');
    expect(activity).toMatchObject({
      type: 'email',
      subject: 'Pumps',
      direction: 'incoming',
      from: { address: 'buyer@fabrikam.example', record: { table: 'account', id: 'a-fabrikam' } },
      regarding: { table: 'account', id: 'a-fabrikam', name: 'Fabrikam', source: 'folder-rule', ruleId: rule.id },
      tracking: [{ mailboxId: mailbox.id, reason: 'folder-rule', items: [{ folderId, folderPath: 'Inbox/Pumps' }] }],
    });
  });

  it('brings the body, and puts the category on the item', async () => {
    const itemId = await drag('<receipt@drag.example>');
    await until(async () => (await find('<receipt@drag.example>'))?.content === 'stored', 'the content to be stored');
    const categories = (): readonly string[] =>
      sandbox.messages(erin, folderId, { limit: 500 }).items.find(({ id }) => id === itemId)?.categories ?? [];
    await until(() => categories().length > 0, 'the category');
    expect(categories()).toEqual(['Tracked: Fabrikam']);
  });

  it('shows what the message says as a page that is safe to look at', async () => {
    const activity = await until(() => find('<receipt@drag.example>'), 'the activity');
    const authorization = `Bearer ${adminToken}`;
    const answer = await fetch(`${product.address}/api/v1/activities/${activity.id}/body`, {
      headers: { authorization },
    });
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('<pre>Good morning.');
  });

  it('is explained by a decision with its checks', async () => {
    await drag('<why@drag.example>');
    await until(() => find('<why@drag.example>'), 'the activity');
    const query = `/decisions?messageId=${encodeURIComponent('<why@drag.example>')}`;
    const decision = await until(
      async () => (await product.call<{ items: readonly object[] }>('GET', query)).items[0],
      'the decision, which is written down beside its being carried out',
    );
    expect(decision).toMatchObject({ verdict: 'track', reason: 'folder-rule', rule: { id: rule.id } });
    expect(decision).toHaveProperty('sentence');
    expect(decision).toHaveProperty('checks');
  });

  it('is told to consumers in order, with ids that a repeat would share', async () => {
    await drag('<events@drag.example>');
    const activity = await until(() => find('<events@drag.example>'), 'the activity');
    type Event = { id: string; type: string; specversion: string; sequence: string; data: { activityId: string } };
    const mine = await until(async () => {
      const { items } = await product.call<{ items: readonly Event[] }>('GET', '/events?topic=activity.events');
      const told = items.filter(({ data }) => data.activityId === activity.id);
      return told.length > 0 && told;
    }, 'its events, which follow what is stored');
    expect(mine[0]).toMatchObject({ specversion: '1.0', type: 'activity.tracked' });
    expect(mine.map(({ sequence }) => Number(sequence))).toEqual(mine.map((_, n) => n + 1));
  });

  it('is told to open pages, is among the moves, and can be taken back', async () => {
    const page = await openLiveStream(product);
    await drag('<live@drag.example>');
    const activity = await until(() => find('<live@drag.example>'), 'the activity');
    const told = (kind: string): boolean => page.hints.some((hint) => hint.kind === kind || hint.kind === 'everything');
    await until(() => told('activity') && told('decision'), 'the hints');
    await page.close();
    const timeline = await product.call<{ items: readonly ActivityView[] }>(
      'GET',
      '/records/account/a-fabrikam/activities',
    );
    expect(timeline.items.map(({ id }) => id)).toContain(activity.id);
    await product.call('DELETE', `/activities/${activity.id}?mailboxId=${mailbox.id}`);
    await until(async () => (await find('<live@drag.example>')) === undefined, 'the activity to be untracked');
    type Move = { activity: { id: string; status: string; undo: { what: string } | null } | null };
    const moved = async (): Promise<Move | undefined> =>
      (await product.all<Move>('/moves?verdict=track')).find((one) => one.activity?.id === activity.id);
    const move = await until(moved, 'the move, which is written down beside its being carried out');
    expect(move.activity).toMatchObject({ status: 'untracked', undo: { what: 'untrack' } });
    await product.call('POST', `/activities/${activity.id}/undo`);
    const again = await until(() => find('<live@drag.example>'), 'the activity to be back');
    expect(again).toMatchObject({ regarding: { id: 'a-fabrikam' }, tracking: [{ reason: 'folder-rule' }] });
  });

  it('is not needed for what a person wants recorded, again when it was untracked, and not of what is private', async () => {
    const arrive = async (messageId: string, headers: readonly string[] = []): Promise<string> => {
      const eml = letter({ messageId, from: 'Buyer <buyer@fabrikam.example>', to: erin, subject: 'Valves', headers });
      await sandbox.importMessage(erin, 'Inbox', eml);
      const why = `/why?messageId=${encodeURIComponent(messageId)}`;
      type Why = { decisions: readonly { id: string; canRecordNow: boolean }[] };
      const decided = async () => (await product.call<Why>('GET', why)).decisions.find((one) => one.canRecordNow);
      return (await until(decided, 'the decision')).id;
    };
    const record = (id: string) =>
      product.call<{ outcome: string }>('POST', `/decisions/${id}/record-now`, {
        regarding: { table: 'account', id: fabrikam.id },
      });
    const id = await arrive('<wanted@drag.example>');
    await record(id);
    const recorded = await until(() => find('<wanted@drag.example>'), 'the activity');
    expect(recorded).toMatchObject({
      regarding: { id: fabrikam.id, source: 'manual' },
      tracking: [{ reason: 'recorded-by-person', items: [{ folderPath: 'Inbox' }] }],
    });
    expect((await record(id)).outcome).toBe('already-recorded');
    await product.call('DELETE', `/activities/${recorded.id}?mailboxId=${mailbox.id}`);
    await until(async () => (await find('<wanted@drag.example>')) === undefined, 'the activity to be untracked');
    await record(id);
    await until(() => find('<wanted@drag.example>'), 'the activity to be back');
    await product.call('POST', `/mailboxes/${mailbox.id}/exclusions`, { kind: 'private-item' });
    const secret = await arrive('<secret@drag.example>', ['Sensitivity: Private']);
    await expect(record(secret)).rejects.toThrow(/private/);
    expect(await find('<secret@drag.example>')).toBeUndefined();
  });

  it('keeps the activity and its record when the mail is dragged out again, and shows where it is', async () => {
    const itemId = await drag('<out@drag.example>');
    await until(() => find('<out@drag.example>'), 'the activity');
    sandbox.moveItems(erin, [itemId], 'Inbox');
    const places = async (): Promise<readonly string[]> =>
      (await find('<out@drag.example>'))?.tracking.flatMap(({ items }) => items.map((item) => item.folderPath)) ?? [];
    await until(async () => (await places()).join() === 'Inbox', 'the link to show the Inbox');
    expect((await find('<out@drag.example>'))?.regarding).toMatchObject({ id: 'a-fabrikam' });
  });

  it('of a message that two mailboxes hold is one activity with two links', async () => {
    const omar = 'omar@contoso.example';
    const second = await enableMailbox(product, omar);
    const folder = sandbox.createFolder(omar, 'Inbox/Both');
    await product.call('POST', `/mailboxes/${second.id}/folder-rules`, { folderPath: 'Inbox/Both', existing: 'track' });
    await drag('<both@drag.example>');
    const eml = letter({
      messageId: '<both@drag.example>',
      from: 'Buyer <buyer@fabrikam.example>',
      to: omar,
      subject: 'Pumps',
    });
    await sandbox.importMessage(omar, folder.id, eml);
    await until(async () => (await find('<both@drag.example>'))?.tracking.length === 2, 'two links');
  });

  describe('whose addresses belong to records that come, change and go later', () => {
    const [one, two] = ['<one@later.example>', '<two@later.example>'];
    const buyer = 'buyer@fabrikam.example';
    const become = (what: string, isSo: (activity: ActivityView | undefined) => boolean) =>
      until(async () => isSo(await find(one)) && isSo(await find(two)), `the stored activities to ${what}`);

    beforeAll(async () => {
      await Promise.all([drag(one), drag(two)]);
      // Their content too, which is one more change and would come between the others.
      await become('be recorded', (activity) => isFrom(fabrikam.id)(activity) && activity?.content === 'stored');
    });

    it('is linked to one that is imported later, and says so in its history', async () => {
      await put(contact('c-bea', { emailAddresses: [buyer] }));
      await become('be from Bea', isFrom('c-bea'));
      const { id } = (await find(one)) ?? {};
      const { history } = await product.call<{ history: readonly object[] }>('GET', `/activities/${id}`);
      expect(history.at(-1)).toMatchObject({ type: 'updated', changed: ['parties'], reason: 'records-changed' });
    });

    it('goes to the survivor of a merge, with what it regards', async () => {
      const survivor = { table: 'account', id: 'a-litware' };
      await put({ ...survivor, name: 'Litware', emailAddresses: [] }, contact('c-zoe'));
      const mergedInto = { table: 'contact', id: 'c-zoe' };
      await put({ ...fabrikam, mergedInto: survivor }, contact('c-bea', { emailAddresses: [buyer], mergedInto }));
      await become('regard the survivor', (activity) => activity?.regarding?.id === survivor.id);
      await become('be from the survivor', isFrom('c-zoe'));
      expect((await find(one))?.regarding).toMatchObject({ source: 'folder-rule', ruleId: rule.id });
    });

    it('is from nobody once that is gone, until a person says whose address it is', async () => {
      await put({ ...fabrikam, emailAddresses: [] });
      await product.call('DELETE', '/records/contact/c-bea');
      await become('be from nobody', (activity) => activity?.from?.record === null);
      const party = { address: buyer, record: { table: 'contact', id: 'c-zoe' } };
      await product.call('POST', `/activities/${(await find(two))?.id}/parties/resolve`, party);
      await become('be from whom the person named', isFrom('c-zoe'));
    });
  });
});
