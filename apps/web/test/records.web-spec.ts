import type { Page } from 'playwright-core';
import type { ActivityView } from '../../../test/product/api-types';
import { enableMailbox } from '../../../test/product/enable-mailbox';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { until } from '../../../test/product/until';
import { fetched } from './screen-states';
import { WebWalk } from './web-walk';

const erin = 'erin@contoso.example';
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const messageId = '<hostile@letters.example>';

/** Everything that a mail could try upon whoever reads it. */
const hostile = `<html><head><meta http-equiv="refresh" content="0;url=https://evil.example/refresh">
<base href="https://evil.example/"><link rel="stylesheet" href="https://evil.example/link.css">
<style>@import url(https://evil.example/import.css); body { background: url(https://evil.example/style.png) }</style></head>
<body onload="document.title='run'"><p id="said">Good <b>morning</b></p><script>document.title = 'run'</script>
<img src="https://pictures.example/seen.png" onerror="document.title='run'" alt="A picture">
<img src="cid:logo@litware" alt="Our logo"><img src="cid:drawing@litware" alt="A drawing">
<p style="background:url(https://evil.example/inline.png);color:red">red</p>
<a href="javascript:document.title='run'">run</a> <a href="https://fabrikam.example/offer">offer</a>
<form action="https://evil.example/form"><input name="a"><button>send</button></form>
<svg onload="document.title='run'"><image href="https://evil.example/svg.png"></image></svg>
<iframe src="https://evil.example/frame"></iframe><object data="https://evil.example/object"></object></body></html>`;

/** A chequered one, of 96 by 32 points. */
const logo = [
  'iVBORw0KGgoAAAANSUhEUgAAAGAAAAAgCAIAAABiouoDAAAAV0lEQVR42u3YsQ0AIAwDQY/NauzBPrBAJPrkpJRfXWUld6e8rFPe',
  'tD6AAAECBAgQoLZAID49IECAAAECBKhtD8KSBgQIECBAgPyDDEVLGhAgQIAAARrVP82LGQ93fyOHAAAAAElFTkSuQmCC',
].join('\r\n');

const letter = [
  `Message-ID: ${messageId}`,
  'From: "Nora New" <nora@litware.example>',
  `To: Erin <${erin}>`,
  'Cc: Sourcing <sourcing@adventure-works.example>',
  'Subject: An offer',
  'Date: Mon, 02 Mar 2026 09:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/html; charset=utf-8',
  '',
  hostile,
  '--x',
  'Content-Type: text/csv; name="../offer.csv"',
  'Content-Disposition: attachment; filename="../offer.csv"',
  '',
  'a,b',
  '--x',
  'Content-Type: image/png; name="logo.png"',
  'Content-Disposition: inline; filename="logo.png"',
  'Content-ID: <logo@litware>',
  'Content-Transfer-Encoding: base64',
  '',
  logo,
  '--x',
  'Content-Type: image/png; name="drawing.png"',
  'Content-Disposition: inline; filename="drawing.png"',
  'Content-ID: <drawing@litware>',
  '',
  '<svg xmlns="http://www.w3.org/2000/svg" onload="document.title=1"><script>document.title=1</script></svg>',
  '--x--',
  '',
].join('\r\n');

/** As many are: it has markup, and no picture. */
const plainId = '<plain@letters.example>';
const plain = [
  `Message-ID: ${plainId}`,
  'From: "Nora New" <nora@litware.example>',
  `To: Erin <${erin}>`,
  'Subject: Without pictures',
  'Date: Mon, 02 Mar 2026 08:00:00 +0000',
  'MIME-Version: 1.0',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Good <b>day</b></p>',
  '',
].join('\r\n');

describeWith([chromium], 'records and their mail', () => {
  let walk: WebWalk;
  let page: Page;
  let id: string;
  let idOfPlain: string;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open();
    const mailbox = await enableMailbox(walk.product, erin);
    const { items } = await walk.product.call<{ items: readonly { id: string }[] }>('GET', '/records?q=fabrikam');
    await walk.product.call('POST', `/mailboxes/${mailbox.id}/folder-rules`, {
      folderPath: 'Inbox/Customers/Fabrikam',
      regarding: { table: 'account', id: items[0]?.id },
      existing: 'track',
    });
    const sandbox = /Sandbox Exchange: (http:\/\/[^/]+)/.exec(walk.product.printed)?.[1] ?? '';
    const folder = encodeURIComponent('Inbox/Customers/Fabrikam');
    for (const body of [letter, plain]) {
      await fetch(`${sandbox}/sandbox/mailboxes/${erin}/messages?folder=${folder}`, {
        method: 'POST',
        headers: { 'content-type': 'message/rfc822' },
        body,
      });
    }
    const recorded = async (sought: string): Promise<ActivityView | undefined> => {
      const query = `/activities?messageId=${encodeURIComponent(sought)}`;
      const [activity] = await walk.product.all<ActivityView>(query);
      return activity?.content === 'stored' ? activity : undefined;
    };
    ({ id } = await until(() => recorded(messageId), 'the letter to be recorded with its content'));
    ({ id: idOfPlain } = await until(() => recorded(plainId), 'the plain letter as well'));
    await walk.signIn(page, '/records', mailbox.id);
  });
  afterAll(() => walk.dispose());

  const seen = async (name: string): Promise<void> => {
    await walk.shoot(page, `records-${name}`);
    expect(await walk.violations(page)).toEqual([]);
    await page.setViewportSize(phone);
    await walk.shoot(page, `records-${name}-phone`);
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await page.setViewportSize(desktop);
  };
  const party = (name: RegExp | string) => page.getByRole('main').getByRole('button', { name });

  it('are listed by the latest mail, and found by typing', async () => {
    await page.getByRole('heading', { name: 'With the latest mail' }).waitFor();
    await page
      .getByRole('link', { name: /Fabrikam/ })
      .first()
      .waitFor();
    await seen('recent');
    await page.getByLabel('Name').fill('adv');
    await page.getByLabel('Kind').selectOption('Account');
    await page.getByRole('link', { name: 'Account Adventure Works' }).waitFor();
    await seen('found');
    await page.getByLabel('Name').fill('nobody');
    await page.getByRole('heading', { name: 'No such record' }).waitFor();
    await seen('none');
    await page.getByRole('button', { name: 'Clear filter' }).click();
  });

  it('are shown with what is known of them, what belongs to them, and their mail', async () => {
    await page.goto(`${walk.product.address}/records`);
    await page
      .getByRole('link', { name: /Fabrikam/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'Mail', exact: true }).waitFor();
    await page.getByRole('link', { name: 'An offer' }).waitFor();
    await seen('record');
    await page.getByRole('switch', { name: 'Include mail of related records' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: 'An offer' }).waitFor();
  });

  it('have mail with people, attachments, history and why it is here', async () => {
    await page.getByRole('link', { name: 'An offer' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/activities/${id}`);
    await page.getByRole('heading', { name: 'An offer' }).waitFor();
    await page.getByRole('heading', { name: 'Why it is here' }).waitFor();
    await page
      .getByText(/Inbox\/Customers\/Fabrikam/)
      .first()
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /offer\.csv \(\d+ bytes\)/ }).click(),
    ]);
    expect(download.suggestedFilename()).not.toMatch(/[/\\]/);
    await seen('email');
  });

  it('show what the mail says, and let none of it run, be sent or be fetched', async () => {
    const asked: string[] = [];
    await page.context().route(/^https:/, async (route) => {
      asked.push(route.request().url());
      await route.fulfill({ status: 200, contentType: 'image/png', body: '' });
    });
    await page.goto(`${walk.product.address}/activities/${id}`);
    const frame = page.frameLocator('iframe[title="What the message says"]');
    await frame.getByText('morning').waitFor();
    const element = await page.locator('iframe').elementHandle();
    const shown = await element?.contentFrame();
    expect(await shown?.title()).toBe('Message');
    expect(await shown?.content()).not.toMatch(/script|onload|onerror|evil\.example|<form|<svg|<iframe|http-equiv/);
    const widthOf = (alt: string): Promise<unknown> =>
      frame.getByAltText(alt).evaluate((picture: object) => ('naturalWidth' in picture ? picture.naturalWidth : 0));
    await until(async () => (await widthOf('Our logo')) === 96, 'the enclosed picture to be drawn');
    expect(await widthOf('A drawing')).toBe(0);
    await walk.shoot(page, 'records-email-enclosed-picture');
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Show pictures' }).click();
    await until(() => asked.length > 0, 'the picture to be asked for');
    expect(asked).toEqual(['https://pictures.example/seen.png']);
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      frame.getByRole('link', { name: 'offer' }).click(),
    ]);
    expect(await opened.evaluate('window.opener')).toBeNull();
    await opened.close();
    await page.context().unroute(/^https:/);
  });

  it('keep the frame without scripts and of no origin, even if the sanitiser let something through', async () => {
    const url = `${walk.product.address}/api/v1/activities/${id}/body`;
    await page.route(`${url}*`, async (route) => {
      const answer = await fetched(route);
      await route.fulfill({ response: answer, body: hostile });
    });
    const asked: string[] = [];
    await page.context().route(/^https:/, async (request) => {
      asked.push(request.request().url());
      await request.abort();
    });
    await page.goto(`${walk.product.address}/activities/${id}`);
    await page.frameLocator('iframe').getByText('morning').waitFor();
    expect(await page.title()).toContain('An offer');
    const frames = page.frames().filter((frame) => frame.url().startsWith(url));
    expect(await frames[0]?.title()).not.toBe('run');
    expect(asked).toEqual([]);
    await page.context().unroute(/^https:/);
    await page.unroute(`${url}*`);
    walk.errors.length = 0;
  });

  it('offer no pictures where there are none to be fetched', async () => {
    const told = page.waitForResponse((response) => response.url().includes(`/${idOfPlain}/body/pictures`));
    await page.goto(`${walk.product.address}/activities/${idOfPlain}`);
    expect(await (await told).json()).toEqual({ remote: false });
    await page.frameLocator('iframe').getByText('day').waitFor();
    expect(await page.getByRole('button', { name: 'Show pictures' }).count()).toBe(0);
    await seen('email-without-pictures');
  });

  it('tell who somebody is, and what is open with them', async () => {
    await page.goto(`${walk.product.address}/activities/${id}`);
    await party(/Adventure Works/).click();
    await page
      .getByRole('dialog')
      .getByRole('link', { name: /Adventure Works/ })
      .first()
      .waitFor();
    await seen('person');
    await page.keyboard.press('Escape');
  });

  it('gain a contact from somebody who was unknown', async () => {
    const askWho = async (): Promise<void> => {
      await page.goto(`${walk.product.address}/activities/${id}`);
      await party(/Nora New/).focus();
      await page.keyboard.press('Enter');
    };
    await askWho();
    await page.getByRole('dialog').getByText('nora@litware.example belongs to no record.').waitFor();
    await seen('unknown');
    await askWho();
    await page.getByRole('button', { name: 'Add as contact' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await party('Contact Nora New').waitFor();
  });

  it('give a message another record, and take that back', async () => {
    await page.goto(`${walk.product.address}/activities/${id}`);
    await page.getByRole('button', { name: 'Change the record…' }).click();
    await page.getByRole('dialog').getByRole('combobox').fill('trey');
    await page.getByRole('option', { name: /^Account Trey/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await page.getByRole('complementary').getByRole('link', { name: 'Account Trey Research' }).waitFor();
    await seen('refiled');
    await page.getByRole('button', { name: /^Undo the change of record/ }).click();
    await page
      .getByRole('complementary')
      .getByRole('link', { name: /^Account Fabrikam/ })
      .waitFor();
  });

  it('that are not there are said not to be', async () => {
    await page.goto(`${walk.product.address}/records/account/nobody`);
    await page.getByRole('alert').waitFor();
    await seen('unknown-record');
    walk.errors.length = 0;
  });

  it('log no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
