import type { ActivityView } from '../../product/api-types';
import type { Product } from '../../product/product';

interface MadeRecord {
  readonly id: string;
  readonly emailAddresses: readonly string[];
  readonly origin: string;
}

/**
 * What is wrong with the records of the walk's unknown senders: each has exactly one, and whatever is recorded of it is linked
 * to that.
 */
export async function differencesOfRecords(product: Product): Promise<readonly string[]> {
  const records = await product.all<MadeRecord>('/records?q=walker');
  const made = records.filter(({ origin }) => origin === 'foldwatch');
  const byAddress = Map.groupBy(made, ({ emailAddresses }) => emailAddresses.join());
  const doubled = [...byAddress]
    .filter(([, own]) => own.length > 1)
    .map(([address]) => `${address} has several records`);
  const activities = await product.all<ActivityView>('/activities');
  const unlinked = activities.filter(isOfWalk).flatMap((activity) => {
    const expected = byAddress.get(activity.from?.address ?? '')?.[0]?.id ?? 'anybody';
    const linked = activity.from?.record?.id ?? 'nobody';
    return linked === expected ? [] : [`${activity.messageId} is linked to ${linked} instead of ${expected}`];
  });
  return [...doubled, ...unlinked];
}

const isOfWalk = ({ messageId }: ActivityView): boolean => messageId?.endsWith('@walk.example>') === true;
