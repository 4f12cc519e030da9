import { serveOperation } from './serve-operation';

describe('serveOperation', () => {
  let problem: string | undefined;
  let server: Awaited<ReturnType<typeof serveOperation>>;

  beforeAll(async () => {
    server = await serveOperation({ host: '127.0.0.1', port: 0 }, [{ name: 'store', problem: () => problem }]);
  });

  afterAll(() => server.close());

  const get = (path: string, init?: RequestInit): Promise<Response> => fetch(`${server.address}${path}`, init);

  it('says that the process lives', async () => {
    expect(await (await get('/health/live')).json()).toEqual({ status: 'ok' });
  });

  it('says what the process lacks', async () => {
    problem = 'The store is away.';
    const lacking = await get('/health/ready');
    problem = undefined;
    expect(lacking.status).toBe(503);
    expect(await lacking.json()).toMatchObject({
      checks: [{ name: 'store', ok: false, problem: 'The store is away.' }],
    });
    expect((await get('/health/ready')).status).toBe(200);
  });

  it('shows metrics as Prometheus reads them', async () => {
    const { headers } = await get('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
  });

  it('has nothing else', async () => {
    expect((await get('/api/v1/mailboxes')).status).toBe(404);
    expect((await get('/health/live', { method: 'POST' })).status).toBe(405);
  });
});
