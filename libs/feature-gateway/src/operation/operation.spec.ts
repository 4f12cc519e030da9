import request from 'supertest';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';

let gateway: OpenGateway;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const get = (path: string) => request(gateway.app.getHttpServer()).get(path);

describe('operation', () => {
  it('says that the process lives', async () => {
    expect((await get('/health/live').expect(200)).body).toEqual({ status: 'ok' });
  });

  it('says what the process needs and lacks', async () => {
    expect((await get('/health/ready').expect(200)).body).toEqual({ status: 'ok', checks: [] });
    gateway.checks.push({ name: 'store', problem: () => 'The disk is full.' });
    const { status, body } = await get('/health/ready');
    gateway.checks.pop();
    const checks = [{ name: 'store', ok: false, problem: 'The disk is full.' }];
    expect([status, body]).toEqual([503, { status: 'unavailable', checks }]);
  });

  it('shows metrics as Prometheus reads them', async () => {
    const { headers, text } = await get('/metrics').expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).not.toContain('@');
  });

  it('describes the API, and shows it without anything of other hosts', async () => {
    const document = await get('/api/v1/openapi.json').expect(200);
    expect(document.body.paths['/api/v1/activities/{id}']).toBeDefined();
    const page = await get('/api/docs').expect(200);
    expect(page.text).toContain('swagger-ui');
    expect(page.text).not.toMatch(/(?:src|href)="?https?:/);
    await get('/api/docs/swagger-ui-bundle.js').expect(200);
    await get('/api/docs/swagger-ui-init.js').expect(200);
  });
});
