import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../product/api-types';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { Product } from '../product/product';
import { until } from '../product/until';

const erin = 'erin@contoso.example';
const fabrikam = { table: 'account', id: 'a-fabrikam', name: 'Fabrikam', emailAddresses: [] };

/** The steps of one message, in order; the process is killed behind each. */
const steps = [
  'ingest.read',
  'ingest.published',
  'ingest.indexed',
  'ingest.cursor-saved',
  'rules.facts-gathered',
  'rules.decided',
  'rules.published',
  'writer.folded',
  'writer.stored',
  'writer.published',
  'content.fetched',
  'content.stored',
  'content.announced',
  'category.written',
];

describe('a process killed between two steps', () => {
  let sandbox: SandboxExchange;
  let product: Product;
  let mailboxId: string;
  let folderId: string;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await Product.create(exchangeEnv(sandbox));
    await product.start();
    await product.call('PUT', '/records', [fabrikam]);
    mailboxId = (await enableMailbox(product, erin)).id;
    folderId = sandbox.createFolder(erin, 'Inbox/Steps').id;
    const regarding = { table: 'account', id: fabrikam.id };
    await product.call('POST', `/mailboxes/${mailboxId}/folder-rules`, { folderId, regarding, existing: 'track' });
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  it.each(steps)(
    'loses and doubles nothing behind %s',
    async (step) => {
      await product.stop();
      const messageId = `<${step}@steps.example>`;
      const eml = letter({ messageId, from: 'buyer@fabrikam.example', to: erin, subject: `Killed behind ${step}` });
      const itemId = await sandbox.importMessage(erin, folderId, eml);
      product.spawn({ FOLDWATCH_FAILPOINT: step });
      expect(await product.ended()).toBe('SIGKILL');
      await product.start();

      const found = async (): Promise<readonly ActivityView[]> =>
        product.all(`/activities?messageId=${encodeURIComponent(messageId)}`);
      await until(
        async () => (await found()).some(({ content }) => content === 'stored'),
        'the activity with its content',
      );
      const [activity, ...doubled] = await found();
      expect(doubled).toEqual([]);
      expect(activity).toMatchObject({
        regarding: { id: fabrikam.id },
        tracking: [{ mailboxId, items: [{ folderId }] }],
      });
      const categories = (): readonly string[] =>
        sandbox.messages(erin, folderId, { limit: 500 }).items.find(({ id }) => id === itemId)?.categories ?? [];
      await until(() => categories().length > 0, 'the category');
      expect(categories()).toEqual(['Tracked: Fabrikam']);
    },
    90_000,
  );
});
