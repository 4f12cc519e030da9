import { SandboxExchange, type FaultKind } from '@foldwatch/sandbox-exchange';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { FolderWalk } from './walk/folder-walk';
import { Random } from './walk/random';
import { WalkMailbox } from './walk/walk-mailbox';

const addresses = ['erin@contoso.example', 'omar@contoso.example'];
const steps = 1_000;
const stepsBetweenSettling = 20;
const messages = 40;
const seed = Number(process.env['FOLDWATCH_WALK_SEED'] ?? 20_260_302);

const recordIds = ['one', 'two', 'three', 'four'];
const accounts = recordIds.map((id) => ({ table: 'account', id, name: id, emailAddresses: [] }));

const faults: readonly FaultKind[] = ['busy', 'http-500', 'http-503', 'garbage', 'invalid-sync-state', 'cut-stream'];

describeProduct('a random walk through the folders of two mailboxes', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let walk: FolderWalk;

  beforeEach(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', accounts);
    const mailboxes: WalkMailbox[] = [];
    for (const address of addresses) {
      const { id: mailboxId } = await enableMailbox(product, address);
      mailboxes.push(new WalkMailbox({ sandbox, product, address, mailboxId }));
    }
    walk = new FolderWalk({ product, mailboxes, recordIds, seed });
    await walk.begin(messages);
    await walk.settle();
  });

  afterEach(async () => {
    await product.dispose();
    await sandbox.close();
  });

  it('leaves the store as the event table says: nothing missing, doubled or wrongly linked', async () => {
    for (let n = 1; n <= steps; n += 1) {
      await walk.step();
      if (n % stepsBetweenSettling !== 0) continue;
      await walk.settle();
      await walk.act();
    }
  }, 900_000);

  it('does so too when the process is killed at random, streams are cut and the server fails', async () => {
    const random = new Random(seed + 1);
    for (let n = 1; n <= steps; n += 1) {
      await walk.step();
      if (random.chance(0.03))
        sandbox.setFaults([{ operation: '*', fault: random.pick(faults), times: 2, backOffMs: 200 }]);
      if (random.chance(0.02)) {
        await product.kill();
        await product.start();
      }
      if (n % stepsBetweenSettling !== 0) continue;
      sandbox.setFaults([]);
      await walk.settle();
      await walk.act();
    }
  }, 1_200_000);
});
