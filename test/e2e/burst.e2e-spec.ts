import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

const mails = 2_000;
const catchUpMs = 240_000;

jest.setTimeout(catchUpMs + 60_000);

describeProduct('2,000 mails dragged at once', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;
  let omar: TrackedMailbox;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', [{ table: 'account', id: 'a', name: 'Account', emailAddresses: [] }]);
    erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
    omar = await TrackedMailbox.enable(sandbox, product, 'omar@contoso.example');
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const countOf = async (mailbox: TrackedMailbox): Promise<number> => {
    const rules = await product.call<{ items: readonly { id: string; trackedCount: number }[] }>(
      'GET',
      `/mailboxes/${mailbox.id}/folder-rules`,
    );
    return rules.items.reduce((sum, { trackedCount }) => sum + trackedCount, 0);
  };

  it('are all recorded once, and another mailbox’s drags meanwhile do not wait for their end', async () => {
    const folderId = await erin.track('Inbox/Burst', { recordId: 'a' });
    const other = await omar.track('Inbox/Calm');
    const names = Array.from({ length: mails }, (_, n) => `burst-${n}`);
    const items = await erin.deliverMany(names, 'Inbox');
    sandbox.moveItems(erin.address, items, folderId);
    await until(async () => (await countOf(erin)) > 0, 'the burst to begin');

    const countsBehind: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      omar.move(await omar.deliver(`calm-${n}`, 'Inbox'), other);
      await omar.recordedIn(`calm-${n}`, [other]);
      countsBehind.push(await countOf(erin));
    }
    expect(countsBehind[0]).toBeLessThan(mails);

    await until(async () => (await countOf(erin)) === mails, 'every mail to be recorded', catchUpMs, 250);
    // A list whose members still change tells some of them on no page; when their content has come they are still.
    const activities = await until(
      async () => {
        const found = await product.all<ActivityView>(`/activities?mailboxId=${erin.id}`);
        return found.length === mails && found.every(({ content }) => content === 'stored') ? found : undefined;
      },
      'the content of every mail',
      catchUpMs,
      1_000,
    );
    expect(new Set(activities.map(({ messageId }) => messageId))).toEqual(new Set(names.map(messageIdOf)));
    expect(activities.every((activity) => erin.placesOf(activity).join() === folderId)).toBe(true);
    expect(new Set(activities.map(({ regarding }) => regarding?.id))).toEqual(new Set(['a']));
  });
});
