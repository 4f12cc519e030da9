import { topics } from '@foldwatch/contracts';
import type { LoggedEvent } from '@foldwatch/ports';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, MailboxView } from '../product/api-types';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { until } from '../product/until';

const erin = 'erin@contoso.example';
const messageId = '<traced@contoso.example>';
const steps = ['mail.observed', 'mail.decided', 'mail.actions', 'mail.content'] as const;

/** The flow of one event: its trace, and the span in which it was published. */
function traceOf({ traceparent = '' }: { readonly traceparent?: string }): { traceId: string; spanId: string } {
  const [, traceId = '', spanId = ''] = traceparent.split('-');
  return { traceId, spanId };
}

describeProduct('one drag', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let mailbox: MailboxView;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await createProduct(exchangeEnv(sandbox, { FOLDWATCH_LOG_LEVEL: 'debug' }));
    await product.start();
    mailbox = await enableMailbox(product, erin);
    sandbox.createFolder(erin, 'Inbox/Traced');
    const rule = { folderPath: 'Inbox/Traced', existing: 'track' };
    await product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, rule);
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  async function drag(): Promise<ActivityView> {
    const eml = letter({ messageId, from: 'Buyer <buyer@fabrikam.example>', to: erin, subject: 'Traced' });
    const itemId = await sandbox.importMessage(erin, 'Inbox', eml);
    sandbox.moveItems(erin, [itemId], sandbox.createFolder(erin, 'Inbox/Traced').id);
    return until(async () => {
      const query = `/activities?messageId=${encodeURIComponent(messageId)}`;
      const { items } = await product.call<{ items: readonly ActivityView[] }>('GET', query);
      return items.find(({ content }) => content === 'stored');
    }, 'the activity with its content');
  }

  /** Every event of the activity, as it lies in the log of the stopped product. */
  async function eventsOf(activityId: string): Promise<readonly LoggedEvent[]> {
    const all = await product.withLog(({ reader }) =>
      Promise.all(Object.keys(topics).map((topic) => reader.read(topic, undefined, 10_000))),
    );
    return all
      .flatMap(({ events }) => events)
      .filter(({ key, payload }) => key === activityId || JSON.stringify(payload)?.includes(activityId));
  }

  it('has one trace on every topic, a span for each step, and its correlation id in the logs', async () => {
    const activity = await drag();
    const { items } = await product.call<{ items: readonly { subject: string; traceparent: string }[] }>(
      'GET',
      '/events?topic=activity.state',
    );
    await until(() => product.printed.includes('"topic":"mail.content"'), 'the record of the last step');
    await product.stop();
    const events = await eventsOf(activity.id);
    const { traceId } = traceOf(items.findLast(({ subject }) => subject === activity.id) ?? {});
    const traced = events.filter((event) => traceOf(event).traceId === traceId);
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    const told = new Set(traced.map(({ topic }) => topic));
    expect(told).toEqual(new Set([...steps, 'activity.events', 'activity.state']));
    expect(new Set(traced.map(({ correlationId }) => correlationId))).toEqual(new Set([traceId]));
    const spans = steps.map((step) => traceOf(traced.find(({ topic }) => topic === step) ?? {}).spanId);
    expect(new Set(spans).size).toBe(steps.length);
    const logged = product.printed.split('\n').filter((line) => line.includes(`"correlationId":"${traceId}"`));
    for (const step of steps) expect(logged.filter((line) => line.includes(`"topic":"${step}"`))).not.toEqual([]);
    expect(product.printed).not.toMatch(/buyer@fabrikam|Traced/);
  });
});
