import { bodyPage, bodyPolicy } from './body-page';
import { safeHtml } from './safe-html';

describe('the markup of a mail', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', ''],
    ['a script in an old disguise', '<scr<script>ipt>alert(1)</script>', 'ipt&gt;alert(1)'],
    ['what runs on an event', '<img alt="a" onerror="alert(1)"><p onclick="alert(1)">b</p>', '<img alt="a" /><p>b</p>'],
    ['a link that runs', '<a href="javascript:alert(1)">a</a>', '<a>a</a>'],
    ['a link that runs, spelled oddly', '<a href=" java\nscript:alert(1)">a</a>', '<a>a</a>'],
    ['a link that is a page', '<a href="data:text/html,<script>alert(1)</script>">a</a>', '<a>a</a>'],
    [
      'a link into this application',
      '<a href="/login?token=x">a</a><a href="//evil.example">b</a>',
      '<a>a</a><a>b</a>',
    ],
    ['a style sheet', '<style>@import "https://evil.example/a.css"; p { color: red }</style><p>a</p>', '<p>a</p>'],
    ['a style sheet elsewhere', '<link rel="stylesheet" href="https://evil.example/a.css"><p>a</p>', '<p>a</p>'],
    ['a picture in a style', '<p style="background:url(https://evil.example/a)">a</p>', '<p>a</p>'],
    ['an escaped picture in a style', '<p style="background:\\75rl(https://evil.example/a)">a</p>', '<p>a</p>'],
    [
      'a style that covers what is around',
      '<p style="position:fixed;inset:0;color:red">a</p>',
      '<p style="color:red">a</p>',
    ],
    ['a style that is broken off', '<p style="}*{background:url(//evil.example)}">a</p>', '<p>a</p>'],
    ['a jump', '<meta http-equiv="refresh" content="0;url=https://evil.example"><p>a</p>', '<p>a</p>'],
    ['another base', '<base href="https://evil.example/"><p>a</p>', '<p>a</p>'],
    ['a form', '<form action="https://evil.example"><input name="a"><button>go</button></form>', 'go'],
    ['a drawing', '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">a</a></svg>b', 'b'],
    ['formulae', '<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>b', 'b'],
    ['another page', '<iframe srcdoc="<script>alert(1)</script>"></iframe><object data="x"></object>b', 'b'],
    ['a template', '<template><img src=x onerror=alert(1)></template>b', 'b'],
    ['a comment that some take for markup', '<!--[if mso]><p>a</p><![endif]-->b', 'b'],
    ['names that could be confused with ours', '<p id="root" class="x" name="y">a</p>', '<p>a</p>'],
  ])('is shown without %s', (_, given, expected) => {
    expect(safeHtml(given, 'show')).toBe(expected);
  });

  it('keeps how it looks', () => {
    const given =
      '<table border="1" cellpadding="2"><tbody><tr><td colspan="2" style="color:rgb(1, 2, 3);min-width:9px;padding-right:2px"><b>a</b></td></tr></tbody></table>';
    expect(safeHtml(given, 'hide')).toBe(given);
  });

  it('opens links apart, and tells nobody where they were', () => {
    expect(safeHtml('<a href="https://fabrikam.example/a" target="_top" rel="opener">a</a>', 'hide')).toBe(
      '<a target="_blank" rel="noopener noreferrer nofollow" href="https://fabrikam.example/a">a</a>',
    );
  });

  it.each([
    ['hide', 'https://fabrikam.example/a.png', '<img alt="a" />'],
    ['show', 'https://fabrikam.example/a.png', '<img alt="a" src="https://fabrikam.example/a.png" />'],
    ['hide', 'data:image/png;base64,AAAA', '<img alt="a" src="data:image/png;base64,AAAA" />'],
    ['show', 'data:image/svg+xml;base64,AAAA', '<img alt="a" />'],
    ['show', '/api/v1/session', '<img alt="a" />'],
    ['show', 'cid:logo', '<img alt="a" />'],
  ] as const)('with pictures to %s has of %s: %s', (pictures, src, expected) => {
    expect(safeHtml(`<img alt="a" src="${src}" srcset="https://evil.example/a 2x">`, pictures)).toBe(expected);
  });
});

describe('the page of a message', () => {
  it.each([
    ['text', 'a'.repeat(1_100_000)],
    ['markup', '<b>'.repeat(30_001)],
  ])('is not made of more %s than can be made safe in a moment', (_, text) => {
    expect(bodyPage({ type: 'html', text }, 'hide')).toContain('<pre>This message is too long to be shown.');
  });

  it('shows plain text as it is', () => {
    expect(bodyPage({ type: 'text', text: '<b>a & b</b>' }, 'hide')).toContain(
      '<pre>&lt;b&gt;a &amp; b&lt;/b&gt;</pre>',
    );
  });

  it('lets nothing be fetched before somebody asks for pictures', () => {
    expect(bodyPolicy('hide')).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:;");
    expect(bodyPolicy('show')).toContain('img-src data: https:;');
  });
});
