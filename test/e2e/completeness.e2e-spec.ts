import { WebhookTarget } from '@foldwatch/feature-gateway/testing';
import { EwsConnection } from '@foldwatch/adapter-ews';
import type { IndexedItem } from '@foldwatch/ports';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { createProduct, describeProduct } from '../product/create-product';
import { exchangeEnv } from '../product/exchange-env';
import type { Product, ProductStores } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

const address = 'erin@contoso.example';

interface Completeness {
  readonly items: readonly {
    readonly folderId: string;
    readonly inExchange: number;
    readonly inStore: number;
    readonly skippedBy: Readonly<Record<string, number>>;
    readonly mended: number;
    readonly missing: readonly string[];
  }[];
  readonly missing: number;
  readonly gap: { readonly since: string } | null;
}

interface MailboxEvent {
  readonly type: string;
  readonly data: { readonly missing?: number; readonly code?: string };
}

interface Alert {
  readonly id: string;
  readonly code: string;
  readonly ruleId: string | null;
}

describeProduct('completeness', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let tracked: string;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox, { FOLDWATCH_WEBHOOK_TARGETS: 'internal' }));
    await product.start();
    erin = await TrackedMailbox.enable(sandbox, product, address);
    tracked = await erin.track('Inbox/Tracked');
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const compare = (): Promise<Completeness> => product.call('POST', `/mailboxes/${erin.id}/completeness`);

  const trackedIn = ({ items }: Completeness) => items.find(({ folderId }) => folderId === tracked);

  const gaps = async (): Promise<readonly MailboxEvent[]> =>
    (await product.all<MailboxEvent>('/events?topic=mailbox.events')).filter(
      ({ type, data }) => type.startsWith('sync.gap.') && data.code === 'missing',
    );

  const openAlerts = async (): Promise<readonly string[]> =>
    (await product.all<Alert>('/alerts?state=open')).map(({ code }) => code);

  /** Changes what the product keeps while it is stopped. */
  async function lose(harm: (stores: ProductStores) => Promise<void>): Promise<void> {
    await product.stop();
    await product.withStores(harm);
    await product.start();
  }

  async function rowsIn({ itemIndex }: ProductStores, names: readonly string[]): Promise<readonly IndexedItem[]> {
    const ids = new Set(names.map(messageIdOf));
    const rows = await itemIndex.list(erin.id, tracked, 500);
    return rows.filter(({ internetMessageId }) => ids.has(internetMessageId ?? ''));
  }

  async function unlink(stores: ProductStores, names: readonly string[]): Promise<void> {
    const rows = await rowsIn(stores, names);
    const stored = await stores.activityStore.findMany(rows.flatMap(({ activityId }) => activityId ?? []));
    const harmed = [...stored.values()].map((one) => ({ ...one, links: [], version: one.version + 1 }));
    const { lost } = await stores.activityStore.replaceMany(harmed);
    expect([harmed.length, lost]).toEqual([names.length, []]);
  }

  it('mends what lost its link in the store, also when the index forgot it', async () => {
    const names = ['kept', 'unlinked', 'forgotten'];
    await erin.deliverMany(names, tracked);
    for (const name of names) await erin.recordedIn(name, [tracked]);
    await lose(async (stores) => {
      await unlink(stores, ['unlinked', 'forgotten']);
      const remove = await rowsIn(stores, ['forgotten']);
      await stores.itemIndex.write(await stores.mailboxEpochs.take(erin.id), { remove });
    });
    const found = await compare();
    // The comparison on schedule may have come first for one of them.
    expect(trackedIn(found)).toMatchObject({ inExchange: 3, inStore: 3, missing: [] });
    for (const name of names) await erin.recordedIn(name, [tracked]);
    expect(await gaps()).toEqual([]);
  });

  it('mends what a cursor that tells a lie passed over', async () => {
    await lose(async (stores) => {
      await erin.deliver('passed-over', tracked);
      await erin.deliver('never-told', tracked);
      const cursor = (await stores.syncCursors.find(erin.id)).find(({ folderId }) => folderId === tracked);
      if (cursor === undefined) throw new Error('no cursor');
      const { changes, next } = await readOn(cursor.cursor);
      expect(changes).toHaveLength(2);
      const owner = await stores.mailboxEpochs.take(erin.id);
      await stores.syncCursors.save(owner, [{ ...cursor, cursor: next }]);
    });
    await erin.readUpTo('read-after', tracked);
    expect(await erin.find('passed-over')).toBeUndefined();
    expect(trackedIn(await compare())).toMatchObject({ inExchange: 6, inStore: 6, mended: 2, missing: [] });
    await erin.recordedIn('never-told', [tracked]);
  });

  it('loses nothing to a cursor that the server does not know', async () => {
    await lose(async ({ syncCursors, mailboxEpochs }) => {
      await erin.deliver('behind-the-cursor', tracked);
      const cursors = await syncCursors.find(erin.id);
      const owner = await mailboxEpochs.take(erin.id);
      await syncCursors.save(
        owner,
        cursors.map((one) => ({ ...one, cursor: 'corrupted' })),
      );
    });
    expect(trackedIn(await compare())).toMatchObject({ inExchange: 7, inStore: 7, missing: [] });
  });

  it('lists what stays missing as a gap, tells of it once, and closes it when it is mended', async () => {
    sandbox.setFaults([{ operation: 'GetItem', fault: 'item-corrupt', messageId: messageIdOf('unreadable') }]);
    await erin.deliver('unreadable', tracked);
    await erin.readUpTo('readable', tracked);
    const open = await compare();
    expect(open).toMatchObject({ missing: 1, gap: { since: expect.any(String) } });
    expect(trackedIn(open)?.missing).toHaveLength(1);
    await compare();
    expect(await gaps()).toMatchObject([{ type: 'sync.gap.detected', data: { missing: 1 } }]);
    const shown = await product.call<{ completeness: object }>('GET', `/mailboxes/${erin.id}`);
    expect(shown.completeness).toMatchObject({ missing: 1 });
    expect(await product.call('GET', '/completeness')).toMatchObject({ mailboxes: 1, withGaps: 1, missing: 1 });

    await until(async () => (await openAlerts()).includes('sync-gap'), 'an alert of the gap');

    sandbox.setFaults([]);
    expect(await compare()).toMatchObject({ missing: 0, gap: null });
    await until(async () => !(await openAlerts()).includes('sync-gap'), 'the alert to be resolved');
    await erin.recordedIn('unreadable', [tracked]);
    expect((await gaps()).map(({ type }) => type)).toEqual(['sync.gap.detected', 'sync.gap.closed']);
    expect(await product.call('GET', '/completeness')).toMatchObject({ withGaps: 0, complete: 1, missing: 0 });
  });

  it('counts what a person untracked, and what lay in Inbox before, as rightly not there', async () => {
    const { id } = (await erin.find('kept')) ?? { id: '' };
    await product.call('DELETE', `/activities/${id}`);
    const found = await compare();
    expect(trackedIn(found)).toMatchObject({ skippedBy: { untracked: 1 }, missing: [] });
    const inbox = found.items.find(({ folderId }) => folderId !== tracked);
    expect(inbox?.skippedBy['there-before']).toBeGreaterThan(0);
    expect(inbox?.missing).toEqual([]);
  });

  it('is made on schedule', async () => {
    await product.stop();
    await product.start({ INGEST_COMPLETENESS_INTERVAL_MS: '2000' });
    const asOf = async (): Promise<string> =>
      (await product.call<{ asOf: string }>('GET', `/mailboxes/${erin.id}/completeness`)).asOf;
    const first = await asOf();
    await until(async () => (await asOf()) > first, 'a comparison that nobody asked for');
  });

  describe('what people are alerted of', () => {
    let target: WebhookTarget;

    beforeAll(async () => {
      target = await WebhookTarget.open();
      await product.call('POST', '/webhooks', { url: target.url, codes: ['folder-gone', 'folder-out-of-scope'] });
    });

    afterAll(() => target.close());

    it.each(['gateway.alert-queued', 'gateway.alert-published'])(
      'reaches them once by its id when the gateway is killed behind %s',
      async (step) => {
        const folderId = await erin.track(`Inbox/Doomed ${step}`);
        await product.stop();
        sandbox.deleteFolder(address, folderId);
        product.spawn({ FOLDWATCH_FAILPOINT: step });
        expect(await product.ended()).toBe('SIGKILL');
        await product.start();
        const alert = await until(async () => {
          const open = await product.all<Alert>('/alerts?state=open&code=folder-gone');
          const rules = await product.all<{ id: string; folderId: string }>(`/mailboxes/${erin.id}/folder-rules`);
          return open.find(({ ruleId }) => rules.some((rule) => rule.id === ruleId && rule.folderId === folderId));
        }, 'an alert of the folder');
        const isTold = (): boolean => target.told.some(({ data }) => data.id === alert.id);
        await until(isTold, 'the webhook to be told');
        expect(target.told.filter(({ data }) => data.id === alert.id)).toHaveLength(1);
        const raised = async (): Promise<readonly string[]> =>
          (await product.all<{ id: string; type: string; data: { alertId?: string } }>('/events?topic=mailbox.events'))
            .filter(({ type, data }) => type === 'alert.raised' && data.alertId === alert.id)
            .map(({ id }) => id);
        await until(async () => new Set(await raised()).size === 1, 'the event, each time under one id');
      },
    );
  });

  /** What the server has behind a cursor. */
  async function readOn(cursor: string | undefined) {
    const connection = new EwsConnection({
      ewsUrl: sandbox.ewsUrl,
      auth: { kind: 'basic', username: 'svc-foldwatch@contoso.example', password: 'svc-foldwatch' },
      impersonation: true,
    });
    try {
      return await connection.changes.readChanges({ mailboxId: erin.id, emailAddress: address }, tracked, cursor, 512);
    } finally {
      await connection.close();
    }
  }
});
