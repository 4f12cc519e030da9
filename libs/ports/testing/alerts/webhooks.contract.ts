import type { Webhook, WebhookDeliveries, WebhookDelivery, Webhooks } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const webhook = (id: string, version: number, parts: Partial<Webhook> = {}): Webhook => ({
  id,
  url: `https://${id}.example/hook`,
  secret: 'whsec_c2VjcmV0',
  state: 'enabled',
  version,
  createdAt: at(id.length),
  ...parts,
});

const delivery = (id: string, seconds: number, parts: Partial<WebhookDelivery> = {}): WebhookDelivery => ({
  id,
  webhookId: 'w',
  type: 'alert.raised',
  body: '{"$set":{"a.b":1}}',
  createdAt: at(seconds),
  state: 'pending',
  attempts: 0,
  nextTryAt: at(seconds),
  ...parts,
});

const idsOf = (found: readonly { readonly id: string }[]): readonly string[] => found.map(({ id }) => id);

/** What `Webhooks` and `WebhookDeliveries` promise. */
export function describeWebhooks(
  name: string,
  open: Open<{ readonly webhooks: Webhooks; readonly deliveries: WebhookDeliveries }>,
): void {
  describe(`Webhooks: ${name}`, () => {
    const fresh = freshly(open);

    it('keeps webhooks in the order in which they were made, by version', async () => {
      const { webhooks } = await fresh();
      expect(await webhooks.replace(webhook('w', 1))).toBe('saved');
      expect(await webhooks.replace(webhook('ww', 1, { codes: ['sync-gap'] }))).toBe('saved');
      expect(await webhooks.replace(webhook('w', 1))).toBe('lost');
      expect(await webhooks.replace(webhook('w', 2, { state: 'disabled', disabledBecause: 'gone' }))).toBe('saved');
      expect(await webhooks.list()).toEqual([
        webhook('w', 2, { state: 'disabled', disabledBecause: 'gone' }),
        webhook('ww', 1, { codes: ['sync-gap'] }),
      ]);
      await webhooks.remove('ww');
      expect([await webhooks.find('ww'), (await webhooks.find('w'))?.version]).toEqual([undefined, 2]);
    });

    it('gives what is due of a webhook, the longest due first, once each', async () => {
      const { deliveries } = await fresh();
      await deliveries.add([
        delivery('a', 2),
        delivery('b', 1),
        delivery('c', 9),
        delivery('d', 1, { webhookId: 'v' }),
      ]);
      await deliveries.add([delivery('a', 5)]);
      expect(idsOf(await deliveries.findDue('w', at(5), 10))).toEqual(['b', 'a']);
      expect(await deliveries.findDue('w', at(5), 1)).toEqual([delivery('b', 1)]);
    });

    it('puts off what failed, and forgets to try what was taken or given up', async () => {
      const { deliveries } = await fresh();
      await deliveries.add([delivery('a', 1), delivery('b', 1), delivery('c', 1)]);
      const lastAttempt = { at: at(2), tookMs: 5, status: 500 };
      const failed = delivery('a', 1, { attempts: 1, lastAttempt, nextTryAt: at(60) });
      await deliveries.save(failed);
      await deliveries.save(delivery('b', 1, { state: 'delivered', attempts: 1 }));
      await deliveries.save(delivery('c', 1, { state: 'given-up', attempts: 9 }));
      await deliveries.save(delivery('nobody', 1));
      expect(await deliveries.findDue('w', at(59), 10)).toEqual([]);
      expect(await deliveries.findDue('w', at(60), 10)).toEqual([failed]);
      expect(await deliveries.list('w', 10)).toHaveLength(3);
    });

    it('lists the newest of a webhook, and removes what is old or nobody’s', async () => {
      const { deliveries } = await fresh();
      await deliveries.add([
        delivery('a', 1),
        delivery('b', 2),
        delivery('c', 3),
        delivery('d', 4, { webhookId: 'v' }),
      ]);
      expect(idsOf(await deliveries.list('w', 2))).toEqual(['c', 'b']);
      expect(await deliveries.remove({ before: at(2) }, 10)).toBe(1);
      expect(await deliveries.remove({ webhookId: 'v' }, 10)).toBe(1);
      expect([idsOf(await deliveries.list('w', 9)), await deliveries.list('v', 9)]).toEqual([['c', 'b'], []]);
    });
  });
}
