import { request } from 'node:http';
import { Readable } from 'node:stream';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { enableMailbox } from '../product/enable-mailbox';
import { exchangeEnv } from '../product/exchange-env';
import { EmbeddedProduct } from '../product/embedded-product';

const secrets = ['geheim-password', 'geheim-token'];

describe('the process', () => {
  let product: EmbeddedProduct;

  beforeEach(async () => {
    product = await EmbeddedProduct.create();
  });

  afterEach(() => product.dispose());

  it('names every problem of a bad configuration in one message and prints no secret', async () => {
    product.spawn({
      FOLDWATCH_PORT: 'eighty',
      FOLDWATCH_SANDBOX: 'off',
      FOLDWATCH_ADMIN_TOKEN: secrets[1] ?? '',
      EXCHANGE_AUTH: 'kerberos',
      EXCHANGE_PASSWORD: secrets[0] ?? '',
      EXCHANGE_CA_FILE: '/no/such/file',
    });
    expect(await product.ended()).toBe(1);
    for (const name of [
      'FOLDWATCH_PORT',
      'FOLDWATCH_ADMIN_TOKEN',
      'EXCHANGE_AUTH',
      'EXCHANGE_USERNAME',
      'EXCHANGE_CA_FILE',
    ]) {
      expect(product.printed).toContain(name);
    }
    for (const secret of secrets) expect(product.printed).not.toContain(secret);
  });

  it('refuses a data directory that another process uses', async () => {
    await product.start();
    const first = product.pid;
    const second = await EmbeddedProduct.create({ FOLDWATCH_DATA_DIR: product.dataDir });
    second.spawn();
    expect(await second.ended()).toBe(1);
    expect(second.printed).toMatch(/another process/i);
    await second.dispose();
    expect(product.pid).toBe(first);
    expect((await product.request('GET', '/mailboxes')).status).toBe(200);
  });

  it('ends with 0 when it is told to, and keeps what it knows', async () => {
    await product.start();
    await product.call('PUT', '/records', [{ table: 'account', id: 'a1', name: 'Kept', emailAddresses: [] }]);
    expect(await product.stop()).toBe(0);
    await product.start();
    const { items } = await product.call<{ items: readonly object[] }>('GET', '/records?table=account&q=Kept');
    expect(items).toHaveLength(1);
  });

  it('ends within its grace also while Exchange does not answer', async () => {
    const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    const watching = await EmbeddedProduct.create(exchangeEnv(sandbox));
    await watching.start();
    const { id } = await enableMailbox(watching, 'erin@contoso.example');
    sandbox.setFaults([{ operation: '*', fault: 'hang' }]);
    await watching.call('POST', `/mailboxes/${id}/sync`);
    expect(await watching.stop()).toBe(0);
    await watching.dispose();
    await sandbox.close();
  });

  it('is live and ready, and tells its metrics', async () => {
    await product.start();
    for (const path of ['/health/live', '/health/ready', '/metrics']) {
      expect((await fetch(`${product.address}${path}`)).status).toBe(200);
    }
  });

  it('comes to no harm from hostile input', async () => {
    await product.start();
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(await send(product, 'PUT', '/records', deep)).toBeGreaterThanOrEqual(400);
    expect((await product.request('GET', `/activities/${'x'.repeat(5_000)}`)).status).toBeLessThan(500);
    expect((await product.request('GET', `/mailboxes/${'x'.repeat(5_000)}/folders`)).status).toBeLessThan(500);
    expect(await sendMegabytes(product, 200)).toBe(413);
    expect((await product.request('GET', '/mailboxes')).status).toBe(200);
  });

  it('answers only to its own names and to pages of its own', async () => {
    await product.start();
    expect(await statusWith(product, { host: 'rebound.example' })).toBe(403);
    expect(await statusWith(product, { origin: 'http://evil.example' })).toBe(403);
    expect(await statusWith(product, {})).toBe(200);
  });
});

const headersOf = (): Record<string, string> => ({
  authorization: 'Bearer test-admin-token-0123456789',
  'content-type': 'application/json',
});

async function send(product: EmbeddedProduct, method: string, path: string, body: string): Promise<number> {
  const response = await fetch(`${product.address}/api/v1${path}`, { method, headers: headersOf(), body });
  await response.text();
  return response.status;
}

/** Streams a body of that size, until it is refused; gives the status. */
function sendMegabytes(product: EmbeddedProduct, megabytes: number): Promise<number> {
  const megabyte = Buffer.alloc(1024 * 1024, 0x20);
  const body = Readable.from(Array.from({ length: megabytes }, () => megabyte));
  return new Promise((resolve, reject) => {
    const call = request(`${product.address}/api/v1/records`, { method: 'PUT', headers: headersOf() });
    call.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    // The server hangs up on what it refused; by then its answer was heard.
    call.on('error', reject);
    body.pipe(call);
  });
}

function statusWith(product: EmbeddedProduct, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(`${product.address}/api/v1/mailboxes`, { headers: { ...headersOf(), ...headers } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
