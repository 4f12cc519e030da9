import type { ActivityContent } from '@foldwatch/domain';
import { activity, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../../testing/open-gateway';
import { save } from '../../../testing/play-writer';

let gateway: OpenGateway;

beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const hostile = '<p>Good <b>morning</b></p><script>alert(1)</script><img src="https://evil.example/a.png">';

async function keep(id: string, bodyType: 'html' | 'text', body: string): Promise<void> {
  const { ref, sizeBytes } = await gateway.stores.contentStore.put(Buffer.from(body));
  const current = {
    hash: id,
    sizeBytes,
    bodyType,
    bodyRef: ref,
    attachments: [],
    fetchedAt: '2026-11-01T08:00:00.000Z',
  };
  const content: ActivityContent = { state: 'stored', current, earlier: [] };
  await save(gateway.stores, activity(id, { content, links: [link('m-erin', ['f-contoso'])] }));
}

const body = (id: string, query = '') => gateway.as('get', `/api/v1/activities/${id}/body${query}`);

describe('the body of an activity', () => {
  it('is a page that is safe, of no origin, and only to be framed by the application', async () => {
    await keep('body-one', 'html', hostile);
    const { text, headers } = await body('body-one').expect(200);
    expect(text).toContain('<body><p>Good <b>morning</b></p><img /></body>');
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'.*img-src data:;.*frame-ancestors 'self'; sandbox/,
      ),
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('has its pictures when they are asked for', async () => {
    const { text, headers } = await body('body-one', '?pictures=show').expect(200);
    expect(text).toContain('<img src="https://evil.example/a.png" />');
    expect(headers['content-security-policy']).toContain('img-src data: https:;');
  });

  it('is shown as it is when it is plain text', async () => {
    await keep('body-two', 'text', hostile);
    expect((await body('body-two').expect(200)).text).toContain('<pre>&lt;p&gt;Good');
  });

  it.each(['?pictures=all', '?pictures=show&pictures=hide', '?other=x'])('is not shown for %s', async (query) => {
    expect((await body('body-one', query)).status).toBe(400);
  });

  it('is not there where there is no such activity', async () => {
    expect((await body('nobody-knows-it')).status).toBe(404);
  });
});
