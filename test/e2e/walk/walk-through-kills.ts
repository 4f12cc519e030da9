import { setTimeout as pause } from 'node:timers/promises';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { DistributedProduct } from '../../product/distributed-product';
import { enableMailbox } from '../../product/enable-mailbox';
import { exchangeEnv } from '../../product/exchange-env';
import { KafkaServer } from '../../servers/kafka-server';
import { MongoServer } from '../../servers/mongo-server';
import { FolderWalk } from './folder-walk';
import { Killer, type Mortal } from './killer';
import { Random } from './random';
import { WalkMailbox } from './walk-mailbox';

export interface WalkThroughKills {
  readonly kills: number;
  readonly messages: number;
  readonly seed: number;
  readonly killsBetweenSettling: number;
  /** Two processes of each service are begun by default. */
  readonly instances?: number;
  readonly settleMs: number;
  readonly told?: (line: string) => void;
}

const addresses = ['erin@contoso.example', 'omar@contoso.example'];
const recordIds = ['one', 'two', 'three', 'four'];
const betweenStepsMs = 40;

/**
 * Walks two mailboxes at random while services, broker and store are killed at random, and compares the store with the model
 * again and again. Whatever is missing, doubled or wrongly linked is an error. Gives what was killed.
 */
export async function walkThroughKills(options: WalkThroughKills): Promise<readonly string[]> {
  const { seed, instances = 2 } = options;
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  const [kafka, mongo] = await Promise.all([KafkaServer.start(), MongoServer.start({ keeps: 'disk' })]);
  const servers = { brokers: { addresses: [kafka.brokers], prefix: 'walk.' }, mongodbUri: `${mongo.uri}walk` };
  const product = DistributedProduct.over(servers, exchangeEnv(sandbox), instances);
  try {
    await product.start();
    const walk = await begin(sandbox, product, options);
    const killer = new Killer(mortals(product, kafka, mongo), new Random(seed + 1));
    await goOn({ walk, product, killer }, options);
    return killer.killed;
  } catch (error) {
    options.told?.(product.printed.slice(-20_000));
    throw error;
  } finally {
    await product.dispose();
    await Promise.all([kafka.dispose(), mongo.dispose(), sandbox.close()]);
  }
}

async function begin(
  sandbox: SandboxExchange,
  product: DistributedProduct,
  { messages, seed, settleMs }: WalkThroughKills,
): Promise<FolderWalk> {
  const accounts = recordIds.map((id) => ({ table: 'account', id, name: id, emailAddresses: [] }));
  await product.call('PUT', '/records', accounts);
  const mailboxes: WalkMailbox[] = [];
  for (const address of addresses) {
    const { id: mailboxId } = await enableMailbox(product, address);
    const create = mailboxes.length === 0 ? 'contact' : 'lead';
    await product.call('PUT', `/mailboxes/${mailboxId}/options`, { create });
    mailboxes.push(new WalkMailbox({ sandbox, product, address, mailboxId }));
  }
  const walk = new FolderWalk({ product, mailboxes, recordIds, seed, makesRecords: true });
  await walk.begin(messages);
  await walk.settle(settleMs);
  return walk;
}

async function goOn(
  {
    walk,
    product,
    killer,
  }: { readonly walk: FolderWalk; readonly product: DistributedProduct; readonly killer: Killer },
  { kills, killsBetweenSettling, settleMs, told = () => undefined }: WalkThroughKills,
): Promise<void> {
  for (let n = 1; n <= kills; n += 1) {
    const over = killer.strike().then(() => 'over' as const);
    do await walk.stepInExchange();
    while ((await Promise.race([over, pause(betweenStepsMs, 'on' as const)])) === 'on');
    if (n % killsBetweenSettling !== 0) continue;
    await product.ready();
    await walk.settle(settleMs);
    told(`${n} kills (${killer.killed.slice(-killsBetweenSettling).join(', ')}): the store agrees with the model`);
    await walk.act();
    await walk.step();
  }
}

function mortals(product: DistributedProduct, kafka: KafkaServer, mongo: MongoServer): readonly Mortal[] {
  const services = product.instanceNames.map((name) => ({
    name,
    kill: () => product.endInstance(name, 'SIGKILL'),
    begin: async () => product.beginInstance(name),
  }));
  const broker = { name: 'broker', kill: () => kafka.end('SIGKILL'), begin: () => kafka.resume() };
  const store = { name: 'store', kill: () => mongo.kill(), begin: () => mongo.restart() };
  return [...services, broker, store];
}
