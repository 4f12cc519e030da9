import { join } from 'node:path';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { corpusFolder, expectActivities, readCorpus } from '../clients/corpus';
import type { ActivityView, FolderRuleView } from '../product/api-types';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';
import { until } from '../product/until';
import { exchangelibPython } from '../tools/exchangelib';
import { ExchangelibUser } from '../tools/exchangelib-user';
import { projectRoot, python, sharedFolder, type Tool } from '../tools/require-tool';
import type { ModelRule } from './walk/governance';
import { keyOfActivity, MailUser } from './walk/mail-user';
import { Random } from './walk/random';
import { type Recorded, recordedOf } from './walk/recorded';
import { WalkModel } from './walk/walk-model';

const firstRunTimeoutMs = 300_000;
const erin = 'erin@contoso.example';
const accounts = ['customers', 'contoso'].map((id) => ({ table: 'account', id, name: id, emailAddresses: [] }));

interface Collection {
  readonly name: string;
  readonly tools: readonly Tool[];
  readonly folder: string;
}

const collections: readonly Collection[] = [
  { name: 'our own mail', tools: [python], folder: join(projectRoot, 'test/fixtures/mail') },
  { name: 'real mail', tools: [python, sharedFolder('mail-corpus')], folder: corpusFolder() },
];

for (const { name, tools, folder } of collections) {
  const suite = `${name}, moved about by exchangelib`;
  const define = (): void => {
    const random = new Random(20_261_121);
    let sandbox: SandboxExchange;
    let product: Product;
    let mailboxId: string;
    let user: MailUser;
    let model: WalkModel;
    let expected: ReturnType<typeof expectActivities>;
    let customers: string;
    let contoso: string;
    let suppliers: string;
    let gone: string;
    let loose: string;
    let archive: string;

    beforeAll(async () => {
      await exchangelibPython();
      sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
      product = await createProduct(exchangeEnv(sandbox));
      await product.start();
      await product.call('PUT', '/records', accounts);
      mailboxId = (await enableMailbox(product, erin)).id;
      user = new MailUser(sandbox, new ExchangelibUser(sandbox, erin, 'erin'));
      model = new WalkModel(new Map([[mailboxId, user.model]]));
      expected = expectActivities(readCorpus(folder));
    }, firstRunTimeoutMs);

    afterAll(async () => {
      await product.dispose();
      await sandbox.close();
    });

    const track = async (folderId: string, more: Partial<ModelRule> = {}): Promise<void> => {
      const { recordId, includeSubfolders = false } = more;
      const rule = { folderId, action: 'track', existing: 'track', includeSubfolders } as const;
      const rules = `/mailboxes/${mailboxId}/folder-rules`;
      const regarding = recordId === undefined ? {} : { regarding: { table: 'account', id: recordId } };
      const { id: ruleId } = await product.call<FolderRuleView>('POST', rules, { ...rule, ...regarding });
      const isActive = async (): Promise<boolean> =>
        (await product.call<FolderRuleView>('GET', `${rules}/${ruleId}`)).status === 'active';
      await until(isActive, 'the rule to be active');
      model.noteRule(ruleId, mailboxId);
      user.addRule({ ...rule, ruleId, ...(recordId !== undefined && { recordId }) });
    };

    const activities = (): Promise<readonly ActivityView[]> => product.all<ActivityView>('/activities');

    const settle = async (): Promise<void> => {
      let differences: readonly string[] = [];
      const agrees = async (): Promise<ReadonlyMap<string, Recorded> | undefined> => {
        const found = await activities();
        const recorded = new Map(found.map((activity) => [keyOfActivity(activity), recordedOf(activity)]));
        const doubled = found.length === recorded.size ? [] : [`${found.length - recorded.size} are recorded twice`];
        differences = [...doubled, ...model.differences(recorded)];
        return differences.length === 0 ? recorded : undefined;
      };
      const recorded = await until(agrees, 'the store to agree with the model', 180_000, 100).catch(() => {
        throw new Error(`${differences.length} differences:\n${differences.slice(0, 20).join('\n')}`);
      });
      model.settle(recorded);
    };

    const someMoves = (count: number, folderIds: readonly string[]) =>
      // Each item once: after its move it has another id.
      [...new Set(Array.from({ length: count }, () => random.pick(user.model.items).itemId))].flatMap((itemId) => {
        const item = user.model.items.find((one) => one.itemId === itemId);
        const to = random.pick(folderIds);
        return item === undefined || item.folderId === to ? [] : [{ item, to }];
      });

    it('is recorded where it is imported into tracked folders', async () => {
      customers = await user.createFolder('Inbox/Customers of ours');
      contoso = await user.createFolder('Inbox/Customers of ours/Contoso');
      suppliers = await user.createFolder('Inbox/Suppliers of ours');
      gone = await user.createFolder('Inbox/Soon gone');
      loose = await user.createFolder('Inbox/Loose');
      archive = await user.createFolder('Archive of ours');
      await track(customers, { recordId: 'customers', includeSubfolders: true });
      await track(contoso, { recordId: 'contoso' });
      await track(suppliers);
      await track(gone, { recordId: 'customers' });
      const files = readCorpus(folder).map(({ file }) => file);
      await user.importFiles(folder, files, [customers, contoso, suppliers, gone, loose]);
      await settle();
    });

    it('is followed when it is moved, copied and deleted', async () => {
      const everywhere = [customers, contoso, suppliers, loose, archive];
      for (let round = 0; round < 3; round += 1) {
        await user.moveItems(someMoves(30, everywhere));
        await user.copyItems(someMoves(10, everywhere));
        const copies = user.model.items.filter(({ key, itemId }) =>
          user.model.items.some((other) => other.key === key && other.itemId !== itemId),
        );
        await user.deleteItems(
          copies.slice(0, 3).filter(({ key }, at, all) => all.findIndex((one) => one.key === key) === at),
        );
        await settle();
      }
    }, 240_000);

    it('is followed when folders are renamed, moved out of scope and back, and deleted', async () => {
      await user.changeFolder({ act: 'rename_folder', id: customers, name: 'Clients' });
      await user.moveItems(someMoves(15, [customers, contoso, loose]));
      await settle();
      await user.changeFolder({ act: 'move_folder', id: suppliers, to: archive });
      await settle();
      await user.moveItems(someMoves(15, [suppliers, customers]));
      await user.changeFolder({ act: 'move_folder', id: suppliers, to: customers });
      await settle();
      await user.moveItems(
        user.model.items
          .filter(({ folderId }) => folderId === gone)
          .slice(0, 2)
          .map((item) => ({ item, to: suppliers })),
      );
      await user.changeFolder({ act: 'delete_folder', id: gone });
      await settle();
    }, 240_000);

    it('comes to as many activities as its Message-IDs and senders say once all of it was in a tracked folder', async () => {
      const untracked = user.model.items.filter(({ folderId }) => user.model.ruleOf(folderId) === undefined);
      await user.moveItems(untracked.map((item) => ({ item, to: contoso })));
      await settle();
      const found = await activities();
      expect(found).toHaveLength(expected.activities.length);
      const byMessageId = Map.groupBy(found, ({ messageId }) => messageId);
      const flaggedAlone = found.filter(
        ({ messageId, messageIdReused }) => messageIdReused && byMessageId.get(messageId)?.length === 1,
      );
      expect(flaggedAlone).toEqual([]);
    });
  };
  describeProduct(suite, define, tools);
}
