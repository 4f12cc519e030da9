import type { ActivityAttachment, ActivityContent } from '@foldwatch/domain';
import { activity, link } from '@foldwatch/ports/testing';
import { openGateway, type OpenGateway } from '../../../testing/open-gateway';
import { signInOwner } from '../../../testing/sign-in-owner';
import { save } from '../../../testing/play-writer';

let gateway: OpenGateway;

beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');

const hostile = '<p>Good <b>morning</b></p><script>alert(1)</script><img src="https://evil.example/a.png">';

interface Sent {
  readonly contentId: string;
  readonly bytes: Buffer;
  readonly name?: string;
  readonly contentType?: string;
}

async function keep(id: string, bodyType: 'html' | 'text', body: string, sent: readonly Sent[] = []): Promise<void> {
  const attachments: ActivityAttachment[] = [];
  for (const { bytes, contentId, name = 'logo.png', contentType = 'image/png' } of sent) {
    const { ref: contentRef, sizeBytes } = await gateway.stores.contentStore.put(bytes);
    attachments.push({ name, contentType, sizeBytes, contentRef, contentId });
  }
  const { ref, sizeBytes } = await gateway.stores.contentStore.put(Buffer.from(body));
  const current = {
    hash: id,
    sizeBytes,
    bodyType,
    bodyRef: ref,
    attachments,
    fetchedAt: '2026-11-01T08:00:00.000Z',
  };
  const content: ActivityContent = { state: 'stored', current, earlier: [] };
  await save(gateway.stores, activity(id, { content, links: [link('m-erin', ['f-contoso'])] }));
}

const body = (id: string, query = '') => gateway.as('get', `/api/v1/activities/${id}/body${query}`);

const img = (...ids: readonly string[]) => ids.map((id) => `<img src="cid:${id}" onerror="alert(1)">`).join('');
const shown = (bytes: Buffer) => `<img src="data:image/png;base64,${bytes.toString('base64')}" />`;

const pictures = async (id: string): Promise<object> =>
  (await gateway.as('get', `/api/v1/activities/${id}/body/pictures`).expect(200)).body;

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

  it.each([
    { given: 'one elsewhere', html: '<img src="https://evil.example/a.png">', remote: true },
    { given: 'none at all', html: '<p>Write to &lt;img src="https://evil.example/a.png"&gt;</p>', remote: false },
    {
      given: 'one of this gateway',
      html: '<img src="/api/v1/session"><img src="//evil.example/a.png">',
      remote: false,
    },
    { given: 'one that is in the page', html: '<IMG src="data:image/png;base64,AAAA">', remote: false },
    { given: 'one that is enclosed', html: img('a'), remote: false },
    {
      given: 'one where nothing is read',
      html: '<template><img src="https://evil.example/a"></template>',
      remote: false,
    },
  ])('says whether there are pictures to ask for: of $given $remote', async ({ given, html, remote }) => {
    const id = `asked-${given.replaceAll(' ', '-')}`;
    await keep(id, 'html', html, [{ contentId: 'a', bytes: png }]);
    expect(await pictures(id)).toEqual({ remote });
  });

  it('has no pictures to ask for in plain text, and tells of them to those alone who may see it', async () => {
    await keep('plain-text', 'text', hostile);
    expect(await pictures('plain-text')).toEqual({ remote: false });
    const omar = await signInOwner(gateway, 'm-omar');
    await omar.get('/api/v1/activities/plain-text/body/pictures').expect(404);
  });

  it('is shown as it is when it is plain text', async () => {
    await keep('body-two', 'text', hostile);
    expect((await body('body-two').expect(200)).text).toContain('<pre>&lt;p&gt;Good');
  });

  describe('encloses pictures', () => {
    it('that stand in the page itself, by whatever letters their ids are written in, and nothing else is fetched', async () => {
      const sent = [{ contentId: 'logo@Fabrikam', bytes: png }];
      await keep('pictured', 'html', img('LOGO%40fabrikam', 'missing'), sent);
      const { text, headers } = await body('pictured').expect(200);
      expect(text).toContain(`<body>${shown(png)}<img /></body>`);
      expect(headers['content-security-policy']).toContain('img-src data:;');
    });

    it.each<Omit<Sent, 'contentId'> & { readonly given: string }>([
      {
        given: 'a drawing with a script',
        bytes: Buffer.from('<svg onload="alert(1)"/>'),
        contentType: 'image/svg+xml',
      },
      { given: 'a drawing that is called otherwise', bytes: Buffer.from('<?xml version="1.0"?><svg/>') },
      { given: 'a page that is called a picture', bytes: Buffer.from('<html><script>alert(1)</script>') },
      { given: 'nothing', bytes: Buffer.alloc(0) },
      { given: 'a huge picture', bytes: Buffer.concat([png, Buffer.alloc(1_100_000)]) },
    ])('but not $given', async ({ given, ...sent }) => {
      const id = `hostile-${given.replaceAll(' ', '-')}`;
      await keep(id, 'html', img('a'), [{ contentId: 'a', ...sent }]);
      expect((await body(id).expect(200)).text).toContain('<body><img /></body>');
    });

    it('of what they are, not of what they are called, and by id alone', async () => {
      const sent = [{ contentId: '../../etc/passwd', bytes: png, name: '../../x.html', contentType: 'text/html' }];
      await keep('misnamed', 'html', img('..%2F..%2Fetc%2Fpasswd', '../../x.html', '%ff', '%'), sent);
      expect((await body('misnamed').expect(200)).text).toContain(`<body>${shown(png)}<img /><img /><img /></body>`);
    });

    it('as many as a page can bear', async () => {
      const large = Buffer.concat([png, Buffer.alloc(1_000_000)]);
      const ids = Array.from({ length: 60 }, (_, at) => `p${at}`);
      const small = ids.map((contentId) => ({ contentId, bytes: png }));
      await keep('many-pictures', 'html', img(...ids), small);
      expect((await body('many-pictures').expect(200)).text.split('data:image/png').length - 1).toBe(50);
      await keep(
        'heavy-pictures',
        'html',
        img(...ids),
        ids.slice(0, 20).map((contentId) => ({ contentId, bytes: large })),
      );
      expect((await body('heavy-pictures').expect(200)).text.split('data:image/png').length - 1).toBe(8);
    });

    it('for nobody to whom attachments are masked', async () => {
      await keep('masked-picture', 'html', img('a'), [{ contentId: 'a', bytes: png }]);
      const erin = await signInOwner(gateway, 'm-erin');
      const path = '/api/v1/activities/masked-picture/body';
      expect((await erin.get(path).expect(200)).text).toContain(shown(png));
      const mask = (maskedActivityFields: readonly string[]) =>
        gateway.as('patch', '/api/v1/read-profiles/standard').send({ maskedActivityFields }).expect(200);
      await mask(['attachments']);
      expect((await erin.get(path).expect(200)).text).toContain('<body><img /></body>');
      await mask([]);
      const omar = await signInOwner(gateway, 'm-omar');
      await omar.get(path).expect(404);
    });
  });

  it.each(['?pictures=all', '?pictures=show&pictures=hide', '?other=x'])('is not shown for %s', async (query) => {
    expect((await body('body-one', query)).status).toBe(400);
  });

  it('is not there where there is no such activity', async () => {
    expect((await body('nobody-knows-it')).status).toBe(404);
  });
});
