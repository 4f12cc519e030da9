import { describeWith, java, maven, type Tool } from '../tools/require-tool';
import { DistributedProduct } from './distributed-product';
import { EmbeddedProduct } from './embedded-product';
import type { Product } from './product';

/** Set by the project of Jest that runs the specs: the same ones in both modes. */
export const isDistributed = Reflect.get(globalThis, 'FOLDWATCH_MODE') === 'distributed';

const isServed = [process.env['KAFKA_BROKERS'], process.env['MONGODB_URI']].every((address) => address !== undefined);

/** What the services apart need, where their servers are not given. */
export const distributedTools: readonly Tool[] = isServed ? [] : [java, maven];

/** The product in the mode of this run, not started yet, with data of its own. */
export const createProduct = (env: Readonly<Record<string, string>> = {}): Promise<Product> =>
  isDistributed ? DistributedProduct.create(env) : EmbeddedProduct.create(env);

/** A suite of the product in the mode of this run, which may need tools besides. */
export function describeProduct(suite: string, define: () => void, tools: readonly Tool[] = []): void {
  if (!isDistributed) {
    describeWith(tools, suite, define);
    return;
  }
  describeWith([...tools, ...distributedTools], `${suite}, over Kafka and MongoDB`, define);
}
