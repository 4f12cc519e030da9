import { SandboxExchange, type FaultKind } from '@foldwatch/sandbox-exchange';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { Product } from '../product/product';
import { FolderWalk } from './walk/folder-walk';
import { Random } from './walk/random';

const erin = 'erin@contoso.example';
const steps = 1_000;
const stepsBetweenSettling = 25;
const seed = Number(process.env['FOLDWATCH_WALK_SEED'] ?? 20_260_302);

const accounts = ['one', 'two', 'three'].map((name) => ({ table: 'account', id: name, name, emailAddresses: [] }));

const faults: readonly FaultKind[] = ['busy', 'http-500', 'http-503', 'garbage', 'invalid-sync-state', 'cut-stream'];

describe('a random walk through folders', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let walk: FolderWalk;

  beforeEach(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await Product.create(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', accounts);
    const { id: mailboxId } = await enableMailbox(product, erin);
    walk = new FolderWalk({ sandbox, product, address: erin, mailboxId, seed });
    const tracked = ['One', 'Two', 'Three', 'None'].map((name) => walk.addFolder(`Inbox/Tracked ${name}`));
    const free = ['Free', 'Loose', 'Idle'].map((name) => walk.addFolder(`Inbox/${name}`));
    for (const [n, folderId] of tracked.entries()) await walk.addRule(folderId, accounts[n]?.id);
    for (let n = 0; n < 40; n += 1) await walk.addMessage(`m${n}`, [...tracked, ...free][n % 7] ?? '');
    await walk.settle();
  }, 120_000);

  afterEach(async () => {
    await product.dispose();
    await sandbox.close();
  });

  it('leaves the store as the event table says: nothing missing, doubled or wrongly linked', async () => {
    for (let n = 1; n <= steps; n += 1) {
      walk.step();
      if (n % stepsBetweenSettling === 0) await walk.settle();
    }
  }, 900_000);

  it('does so too when the process is killed at random, streams are cut and the server fails', async () => {
    const random = new Random(seed + 1);
    for (let n = 1; n <= steps; n += 1) {
      walk.step();
      if (random.chance(0.03))
        sandbox.setFaults([{ operation: '*', fault: random.pick(faults), times: 2, backOffMs: 200 }]);
      if (random.chance(0.02)) {
        await product.kill();
        await product.start();
      }
      if (n % stepsBetweenSettling === 0) {
        sandbox.setFaults([]);
        await walk.settle(120_000);
      }
    }
  }, 1_200_000);
});
