import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { exchangeEnv } from '../product/exchange-env';
import { letter } from '../product/letter';
import { EmbeddedProduct } from '../product/embedded-product';
import { messageIdOf, TrackedMailbox } from '../product/tracked-mailbox';
import { until } from '../product/until';
import { describeWith } from '../tools/require-tool';
import { SmallDisk, smallDisk } from '../tools/small-disk';

const diskMegabytes = 64;
const bodyBytes = 200_000;
const mostMails = 200;

interface Readiness {
  readonly status: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly problem?: string }[];
}

describeWith([smallDisk], 'a full disk', () => {
  let sandbox: SandboxExchange;
  let product: EmbeddedProduct;
  let erin: TrackedMailbox;
  let folderId: string;
  const delivered: string[] = [];

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    product = await EmbeddedProduct.create(exchangeEnv(sandbox), (dataDir) =>
      SmallDisk.launcher(dataDir, diskMegabytes),
    );
    await product.start();
    erin = await TrackedMailbox.enable(sandbox, product, 'erin@contoso.example');
    folderId = await erin.track('Inbox/Full');
  });

  afterAll(async () => {
    await product.dispose();
    await sandbox.close();
  });

  /** Too big to find room by chance, and each different from the others. */
  const deliverBig = async (): Promise<string> => {
    const name = `big-${delivered.length}`;
    const eml = letter({
      messageId: messageIdOf(name),
      from: 'Buyer <buyer@fabrikam.example>',
      to: erin.address,
      subject: name,
      body: `${name} `.repeat(bodyBytes / name.length),
    });
    delivered.push(name);
    return sandbox.importMessage(erin.address, folderId, eml);
  };

  const readiness = async (): Promise<{ readonly status: number; readonly body: Readiness }> => {
    const response = await fetch(`${product.address}/health/ready`);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an answer of the product under test
    return { status: response.status, body: (await response.json()) as Readiness };
  };

  const problems = async (): Promise<readonly string[]> =>
    (await readiness()).body.checks.flatMap(({ problem }) => problem ?? []);

  const waitsForStore = (): Promise<boolean> =>
    until(async () => {
      if (delivered.length < mostMails) await deliverBig();
      return (await problems()).some((problem) => /wait for the store/.test(problem));
    }, 'a mailbox to wait for the store');

  /** Everything that was delivered is recorded with its content, and the product says that all is well. */
  const catchesUp = async (): Promise<void> => {
    for (const name of delivered.slice(1)) await erin.recordedIn(name, [folderId]);
    for (const name of delivered) {
      await until(async () => (await erin.find(name))?.content === 'stored', `the content of ${name}`);
    }
    await until(async () => (await readiness()).status === 200, 'the product to be ready again');
  };

  it('pauses reading without losing anything, says so, and goes on by itself when there is room again', async () => {
    const mover = await deliverBig();
    await erin.recordedIn('big-0', [folderId]);
    const disk = SmallDisk.of(product.pid ?? 0, product.dataDir);
    await disk.fill();
    await waitsForStore();
    await until(async () => {
      const { status, body } = await readiness();
      return status === 503 && body.checks.some(({ problem = '' }) => /^The disk with the .* is full/.test(problem));
    }, 'the product to say that the disk is full');
    const isPrinted = (): boolean => /"event":"(mailbox\.step-failed|delivery\.paused)"/.test(product.printed);
    await until(isPrinted, 'what failed to be printed');
    expect((await fetch(`${product.address}/health/live`)).status).toBe(200);
    expect(await erin.find('big-0')).toBeDefined();

    erin.move(mover, 'Inbox');
    for (let n = 0; n < 20; n += 1) await deliverBig();
    expect(product.exitCode).toBeUndefined();
    await disk.free();
    await catchesUp();
    await erin.recordedIn('big-0', [sandbox.folders(erin.address).find(({ path }) => path === 'Inbox')?.id ?? '']);
  });

  it.each([1, 2, 3])('does so whatever the disk becomes full in the middle of (round %i)', async (round) => {
    const disk = SmallDisk.of(product.pid ?? 0, product.dataDir);
    for (let n = 0; n < 12; n += 1) await deliverBig();
    // Each round meets the pipeline a little later.
    await until(
      async () => (await product.all('/activities')).length >= delivered.length - 12 + round,
      'some to be recorded',
    );
    await disk.fill();
    await waitsForStore();
    await disk.free();
    await catchesUp();
    expect(await product.all('/activities')).toHaveLength(delivered.length);
    expect(await product.all('/dead-letters')).toEqual([]);
  });
});
