import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { createProduct, describeProduct } from '../product/create-product';
import { exchangeEnv } from '../product/exchange-env';
import type { Product } from '../product/product';
import { TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';

const address = 'erin@contoso.example';
const buyer = 'buyer@fabrikam.example';
const names = ['first', 'second', 'third'];

interface HistoryView {
  readonly history: readonly { readonly type: string; readonly changed: readonly string[]; readonly reason: string }[];
}

jest.setTimeout(90_000);

describeProduct('§5 records that come, change and go later', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let erin: TrackedMailbox;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await put({ table: 'account', id: 'a', name: 'Fabrikam', emailAddresses: [] });
    erin = await TrackedMailbox.enable(sandbox, product, address);
    const folder = await erin.track('Inbox/Customers/Tracked', { recordId: 'a' });
    await erin.deliverMany(names, folder);
    for (const name of names) await erin.recordedIn(name, [folder]);
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  const put = (...records: readonly object[]) => product.call('PUT', '/records', records);
  const all = () => Promise.all(names.map((name) => erin.find(name)));
  const becomes = (what: string, isSo: (activity: ActivityView | undefined) => boolean) =>
    until(async () => (await all()).every(isSo), `the stored activities to ${what}`, 30_000);
  const senderIs = (id: string | undefined) => (activity: ActivityView | undefined) =>
    activity?.from?.record?.id === id;

  it('link the parties of stored activities to a record that is imported later, and say so', async () => {
    await put({ table: 'contact', id: 'c-bea', name: 'Bea Buyer', emailAddresses: [buyer] });
    await becomes('be from Bea', senderIs('c-bea'));
    const { history } = await product.call<HistoryView>('GET', `/activities/${(await erin.find('first'))?.id}`);
    expect(history.at(-1)).toMatchObject({ type: 'updated', changed: ['parties'], reason: 'records-changed' });
    expect((await product.all<ActivityView>('/activities?q=bea')).length).toBe(names.length);
  });

  it('hand over parties and what is regarded when they are merged', async () => {
    await put(
      { table: 'account', id: 'b', name: 'Litware', emailAddresses: [] },
      { table: 'account', id: 'a', name: 'Fabrikam', emailAddresses: [], mergedInto: { table: 'account', id: 'b' } },
      { table: 'contact', id: 'c-zoe', name: 'Zoe', emailAddresses: [] },
      {
        table: 'contact',
        id: 'c-bea',
        name: 'Bea',
        emailAddresses: [buyer],
        mergedInto: { table: 'contact', id: 'c-zoe' },
      },
    );
    await becomes('regard the survivor', (activity) => activity?.regarding?.id === 'b');
    await becomes('be from the survivor', senderIs('c-zoe'));
  });

  it('leave the address behind when they are gone, for a person to say whose it is', async () => {
    await product.call('DELETE', '/records/contact/c-bea');
    await becomes('be from nobody', senderIs(undefined));
    const party = { address: buyer, record: { table: 'contact', id: 'c-zoe' } };
    await product.call('POST', `/activities/${(await erin.find('second'))?.id}/parties/resolve`, party);
    await becomes('be from whom a person named', senderIs('c-zoe'));
  });
});
