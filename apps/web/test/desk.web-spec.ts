import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { enableMailbox } from '../../../test/product/enable-mailbox';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { poison } from './poison';
import { WebWalk } from './web-walk';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };

const unreadable: readonly (readonly [Buffer, string])[] = [
  [Buffer.from('id,name\nc-1,Zoë', 'latin1'), 'it is not in UTF-8, but perhaps Windows-1252 (Latin-1)'],
  [Buffer.from('id,name\nc-1,Bea', 'utf16le'), 'but perhaps UTF-16'],
  [Buffer.from('\n'), 'it is empty'],
  [Buffer.from('name\nBea'), 'one of them “id” or “record id” or “guid”'],
  [Buffer.from('id,name\nc-1,"Bea\n'), 'a quotation mark in line 2 that nothing closes'],
  [Buffer.from(`id\n${'c\n'.repeat(10_001)}`), 'has 10001 lines, and may have 10000'],
];

describeWith([chromium], 'what administrators do', () => {
  let walk: WebWalk;
  let page: Page;
  let erinId: string;

  beforeAll(async () => {
    walk = await WebWalk.start();
    await poison(walk.product);
    erinId = (await enableMailbox(walk.product, 'erin@contoso.example')).id;
    await walk.product.call('POST', `/mailboxes/${erinId}/folder-rules`, {
      folderPath: 'Inbox/Customers',
      existing: 'track',
    });
    page = await walk.open();
    await walk.signIn(page, '/overview');
  });
  afterAll(() => walk.dispose());

  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const dialog = () => page.getByRole('dialog');
  const inDialog = (name: string) => dialog().getByRole('button', { name, exact: true });
  const link = (name: string | RegExp) => page.getByRole('link', { name });
  const closed = () => dialog().waitFor({ state: 'detached' });
  const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
  const choose = async (screen: string): Promise<void> => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen, exact: true }).click();
    await heading(screen);
  };

  /** Has the sandbox say nothing to these calls, or answer all again. */
  const hang = async (...operations: readonly string[]): Promise<void> => {
    const [origin = ''] = /http:\/\/127\.0\.0\.1:\d+(?=\/EWS)/.exec(walk.product.printed) ?? [];
    const faults = operations.map((operation) => ({ operation, mailbox: 'omar@contoso.example', fault: 'hang' }));
    const answer = await fetch(`${origin}/sandbox/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(faults),
    });
    expect(answer.ok).toBe(true);
  };

  /** Nothing that axe finds wrong in either theme, and nothing to scroll sideways on a phone. */
  const examine = async (name: string): Promise<void> => expect(await walk.faults(page, `desk-${name}`)).toEqual([]);

  it('show on Home how it all stands, and opens the list of a number', async () => {
    await link(/^Never compared/).waitFor();
    await link(/^This service/).waitFor();
    await examine('overview');
    for (const topic of ['mail.observed', 'mail.decided', 'mail.actions', 'dead.letters']) {
      await link(new RegExp(`^${topic}: \\d+ events?$`)).waitFor();
    }
    await link(/^mail\.actions/).click();
    await heading('Events');
    expect(await page.locator('[aria-current="true"]').textContent()).toContain('mail.actions');
    await page.goBack();
    await link(/^Enabled/).click();
    await heading('Mailboxes');
    expect(await page.getByLabel('Show', { exact: true }).inputValue()).toBe('enabled');
  });

  it('say what failed, and try again', async () => {
    await page.route('**/api/v1/overview', (route) => route.abort());
    await page.goto(`${walk.product.address}/overview`);
    await page.getByRole('alert').waitFor();
    await examine('overview-failed');
    await page.unroute('**/api/v1/overview');
    await button('Try again').click();
    await link(/^Never compared/).waitFor();
    walk.errors.length = 0;
  });

  it('add the mailboxes of a table, having seen what would become of each', async () => {
    await choose('Mailboxes');
    await link('erin@contoso.example').waitFor();
    await examine('mailboxes');
    await button('Add many').click();
    await page
      .getByLabel('Or paste the table')
      .fill(
        'email,kind\numa@contoso.example,user\nomar@contoso.example,user\nerin@contoso.example,user\nnobody,user\n',
      );
    await page.getByText('4 lines: 2 new, 0 updated, 1 as they are. 1 is refused; it is listed first.').waitFor();
    await page.getByRole('cell', { name: 'Refused “email” is no address' }).waitFor();
    await examine('mailboxes-many');
    const isAsked = Promise.withResolvers<void>();
    const applying = '**/mailbox-imports?*apply=true*';
    await page.route(applying, () => isAsked.resolve());
    await inDialog('Approve 2 mailboxes').click();
    await isAsked.promise;
    await page.reload();
    await page.unroute(applying);
    await page.getByText('An import of mailboxes is not through: 0 of 4 lines are done.').waitFor();
    await examine('mailboxes-import-unfinished');
    await button('Show the import').click();
    await inDialog('Go on').click();
    await page.getByText('All 4 lines are done. 2 new, 0 updated, 1 as they were. 1 was refused.').waitFor();
    await examine('mailboxes-many-done');
    await inDialog('Close').click();
    await link('uma@contoso.example').waitFor();
  });

  it('find mailboxes by what is typed and by how they are', async () => {
    await page.getByLabel('Address begins with').fill('om');
    await link('erin@contoso.example').waitFor({ state: 'detached' });
    await link('omar@contoso.example').waitFor();
    await button('Clear filter').click();
    await page.getByLabel('Show', { exact: true }).selectOption('disabled');
    await page.getByText('No mailbox matches').waitFor();
    await examine('mailboxes-none');
    await button('Clear filter').click();
    await link('erin@contoso.example').waitFor();
  });

  it('keep what was typed when an address is refused', async () => {
    await button('Add a mailbox').click();
    await page.getByLabel('Email address').fill('no address');
    await inDialog('Approve').click();
    await dialog().getByRole('alert').first().waitFor();
    expect(await page.getByLabel('Email address').inputValue()).toBe('no address');
    await examine('mailboxes-refused');
    await page.keyboard.press('Escape');
    await closed();
    walk.errors.length = 0;
  });

  it('learn of a mailbox that is not there which step fails, and its cure', async () => {
    await link('uma@contoso.example').click();
    await heading('uma@contoso.example');
    await button('Test and enable').click();
    await page.getByText('The mailbox was not enabled.').waitFor();
    await page.getByLabel('Failed').waitFor();
    await examine('mailbox-test-failed');
  });

  it('watch a test step by step, hide it, come back to it, and cancel it', async () => {
    await link('All mailboxes').click();
    await link('omar@contoso.example').click();
    await heading('omar@contoso.example');
    await hang('SyncFolderHierarchy');
    await button('Test and enable').click();
    const states = () =>
      page
        .getByRole('list', { name: 'Checks of the mailbox' })
        .getByRole('listitem')
        .evaluateAll((items) => items.map((item) => item.getAttribute('data-state') ?? ''));
    await page.getByText('Reading the folders.').waitFor();
    expect(await states()).toEqual(['passed', 'passed', 'passed', 'running', 'waiting']);
    await examine('mailbox-test-running');
    await button('Close').click();
    await page.getByText('Reading the folders.').waitFor({ state: 'detached' });
    await button('Show the test').click();
    await page.getByText('Reading the folders.').waitFor();
    await page.reload();
    await page.getByText('Reading the folders.').waitFor();
    await button('Cancel the test').click();
    await page.getByText('The test was cancelled. The mailbox stays as it was.').waitFor();
    expect(await states()).toEqual(['passed', 'passed', 'passed', 'stopped', 'not-tried']);
    await examine('mailbox-test-cancelled');
    await hang();
    await button('Test and enable').waitFor();
  });

  it('compare, read, pause and enable a mailbox', async () => {
    await link('All mailboxes').click();
    await link('erin@contoso.example').click();
    await heading('erin@contoso.example');
    await button('Read now').click();
    await dialog().getByText('0 messages are missing.').waitFor();
    await examine('mailbox-read');
    await inDialog('Read now').click();
    await closed();
    await examine('mailbox');
    await button('Pause').click();
    await inDialog('Pause').click();
    await closed();
    await button('Test and enable').click();
    await page.getByText('Everything works. The mailbox is enabled.').waitFor();
    await examine('mailbox-tested');
  });

  it('learn why a file cannot be read, before anything is imported', async () => {
    await choose('Import records');
    await page.getByLabel('Kind of record').selectOption('contact');
    for (const [content, why] of unreadable) {
      await page
        .getByLabel('File with the table')
        .setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer: content });
      await page.getByRole('alert').getByText(why).waitFor();
      expect(await page.getByRole('button', { name: /^Import \d+ line/ }).getAttribute('aria-disabled')).toBe('true');
    }
    await examine('import-unreadable');
    walk.errors.length = 0;
  });

  it('learn that a file is too large, and what to do', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foldwatch-desk-'));
    const path = join(folder, 'large.csv');
    // From the disk: what goes to the browser by the wire takes long.
    writeFileSync(path, Buffer.alloc(16 * 1_048_576 + 1, 'id,name,email\r\n'));
    await page.getByLabel('File with the table').setInputFiles(path);
    await page.getByRole('alert').getByText('The file has more than 16 MB. Split it,').waitFor();
    expect(await page.getByRole('button', { name: /^Import \d+ line/ }).getAttribute('aria-disabled')).toBe('true');
    await examine('import-too-large');
    await button('Without large.csv').click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    rmSync(folder, { recursive: true });
  });

  it('import a long file piece by piece, go on where it failed, and keep what became of each line', async () => {
    const rows = Array.from({ length: 1_200 }, (_, n) => `c-${n};"Customer\r\n${n}";c${n}@fabrikam.example`);
    const buffer = Buffer.from(
      `\uFEFFid;full name;e-mail;status\r\n${rows.join('\r\n')}\r\nc-x;=1+1;nobody;\r\n`,
      'utf16le',
    );
    await page.getByLabel('File with the table').setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer });
    await page.getByText('1201 lines: 1200 new, 0 updated, 0 as they are. 1 is refused').waitFor();
    await examine('import-file');
    const second = '**/record-imports?*offset=500*';
    await page.route(second, (route) => route.fulfill({ status: 503, json: { detail: 'Not now.' } }));
    await button('Import 1200 lines').click();
    await page.getByText('500 of 1201 lines. 500 new').waitFor();
    await page.getByText('Not now.').waitFor();
    await examine('import-failed');
    await page.unroute(second);
    const isAsked = Promise.withResolvers<void>();
    await page.route(second, () => isAsked.resolve());
    await button('Go on').click();
    await isAsked.promise;
    await page.reload();
    await page.unroute(second);
    await page.getByText('500 of 1201 lines. 500 new').waitFor();
    await page.getByText('contacts.csv', { exact: true }).waitFor();
    expect(await page.getByLabel('Kind of record').inputValue()).toBe('contact');
    await examine('import-found-again');
    await button('Go on').click();
    await page.getByText('All 1201 lines are done. 1200 new, 0 updated, 0 as they were. 1 was refused.').waitFor();
    await examine('import-done');
    const [download] = await Promise.all([page.waitForEvent('download'), button('Download the result').click()]);
    const result = readFileSync(await download.path(), 'utf8').split('\r\n');
    expect([result.length, result[0], result.at(-2)]).toEqual([
      2_403,
      'id,full name,e-mail,status,line,outcome,because',
      `c-x,"'=1+1",nobody,,2402,refused,“e-mail” is no address`,
    ]);
    await button('Import another table').click();
    await page.getByLabel('File with the table').setInputFiles({ name: 'contacts.csv', mimeType: 'text/csv', buffer });
    await page.getByText('1201 lines: 0 new, 0 updated, 1200 as they are.').waitFor();
    await choose('Mailboxes');
    walk.errors.length = 0;
  });

  it('import records from a table, and give a mailbox to one of them', async () => {
    await choose('Import records');
    await page.getByLabel('Kind of record').selectOption('systemuser');
    await page
      .getByLabel('Or paste the table')
      .fill('id,name,email\nu-erin,Erin,erin@contoso.example\nu-omar,Omar,omar\n');
    await page.getByText('1 is refused; it is listed first.').waitFor();
    await examine('import');
    await button('Import 1 line').click();
    await page.getByText('All 2 lines are done. 1 new, 0 updated, 0 as they were. 1 was refused.').waitFor();
    await choose('Mailboxes');
    await link('erin@contoso.example').click();
    await page.getByRole('combobox', { name: 'Owner' }).fill('Er');
    await page.getByRole('option', { name: /u-erin/ }).click();
    await button('Save').click();
    await page.getByRole('definition').filter({ hasText: 'u-erin' }).waitFor();
    await page.getByLabel('Sent mail too').selectOption('true');
    await page.getByText('In effect: Yes. Chosen here.').waitFor();
  });

  it('make a link for the owner, which is shown once', async () => {
    await button('Link for the owner').click();
    await inDialog('Create a link').click();
    expect(await dialog().getByRole('textbox').inputValue()).toContain('/login?token=');
    await examine('mailbox-link');
    await inDialog('Close').click();
    await closed();
  });

  it('see alerts with cause and cure, and say that they take care', async () => {
    await choose('Alerts');
    await page.getByText('Events could not be handled and were put aside.').waitFor();
    await examine('alerts');
    await button('Take ownership').first().click();
    await page.getByText('admin takes care of it,').first().waitFor();
  });

  it('look into a dead letter, retry it, and discard all', async () => {
    await choose('Dead letters');
    await page.getByRole('listitem').nth(1).waitFor();
    await examine('dead-letters');
    await page.getByRole('listitem').first().getByRole('button').click();
    await dialog().getByText('mail.decided').first().waitFor();
    expect(await dialog().textContent()).not.toContain('Dear Erin');
    await examine('dead-letter');
    await inDialog('Retry').click();
    await closed();
    await until(async () => (await walk.product.all('/dead-letters?state=open')).length === 2, 'it to die again');
    await button('Discard 2').click();
    await inDialog('Discard').click();
    await closed();
    await page.getByRole('listitem').filter({ hasText: 'Discarded' }).first().waitFor();
  });

  it('have a webhook told, test it, and take it away', async () => {
    await choose('Webhooks');
    await page.getByText('No webhook yet').waitFor();
    await button('Add a webhook').click();
    await page.getByLabel('Address').fill('http://127.0.0.1:9/hook');
    await page.getByLabel('All alerts').uncheck();
    await page.getByLabel('Dead letters').check();
    await examine('webhook-add');
    await inDialog('Add a webhook').click();
    await dialog().getByText('It is shown this once; keep it.').waitFor();
    await inDialog('Close').click();
    await button('Test').click();
    await dialog().getByText(/1 try/).waitFor();
    await examine('webhook-deliveries');
    await inDialog('Close').click();
    await closed();
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await inDialog('Remove').click();
    await page.getByText('No webhook yet').waitFor();
  });

  it('change settings, having seen once more what changes', async () => {
    await choose('Organization');
    await page.getByLabel('Folder rules for each mailbox', { exact: true }).fill('30');
    await page.getByRole('textbox', { name: 'Add to Our own domains' }).fill('contoso.example fabrikam.example');
    await page.keyboard.press('Enter');
    await button('Review and save').click();
    await dialog().getByText('25 → 30').waitFor();
    await examine('organization-review');
    await inDialog('Save').click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('Default: 25.').waitFor();
    await examine('organization');
    await page.getByLabel('Folder rules for each mailbox', { exact: true }).fill('0');
    await button('Review and save').click();
    await inDialog('Save').click();
    await dialog().getByRole('alert').waitFor();
    await inDialog('Cancel').click();
    await page.getByText(/must not be less than 1/).waitFor();
    await button('Discard').click();
    walk.errors.length = 0;
  });

  it('see who changed what from what to what', async () => {
    await choose('Audit');
    await page.getByLabel('What').selectOption('changeOrganization');
    await page.getByText('25 → 30').waitFor();
    await examine('audit');
    await walk.product.call('GET', `/activities?mailboxId=${erinId}&q=anything`);
    await page.getByLabel('Show', { exact: true }).selectOption('look');
    await page.getByRole('listitem').filter({ hasText: 'Searched recorded mail by words' }).waitFor();
    await examine('audit-looks');
  });

  it('erase a person, having seen what that reaches', async () => {
    await choose('Erasure');
    await page.getByLabel('Email addresses').fill('bea@fabrikam.example');
    await button('Count what would be removed').click();
    await button('Erase').waitFor();
    await examine('erasure-preview');
    await button('Erase').click();
    await inDialog('Erase').click();
    await page.getByRole('heading', { name: 'What was removed' }).waitFor();
    await page.getByText('Erased: 1 address').waitFor();
    await examine('erasure');
  });

  it('name users, bind and disable them', async () => {
    await choose('Users');
    await button('Add a user').click();
    await dialog().getByRole('textbox', { name: /^Name/ }).fill('omar@contoso.example');
    await page.getByLabel('Display name').fill('Omar');
    await page.getByLabel('First password').fill('a long first password');
    await examine('users-add');
    await inDialog('Add a user').click();
    await closed();
    await page.getByRole('button', { name: 'More for Omar' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
    await dialog().getByLabel('Auditor').check();
    await inDialog('Save').click();
    await closed();
    await page.getByText('Auditor').waitFor();
    await heading('Users');
    await examine('users');
    await button('Who is signed in').click();
    await dialog().getByText('By the link or token of the installation').first().waitFor();
    await dialog().getByText('This browser').waitFor();
    await examine('users-everybody');
    await inDialog('Close').click();
    await closed();
  });

  it('make a key for a script, which is shown once', async () => {
    await link('API keys').click();
    await button('Add a key').click();
    await dialog().getByRole('textbox', { name: /^Name/ }).fill('nightly export');
    await page.getByLabel('Read activities').check();
    await inDialog('Add a key').click();
    await dialog().getByText('It is shown this once; keep it.').waitFor();
    await examine('api-key');
    await inDialog('Close').click();
    await button('Revoke').click();
    await inDialog('Revoke').click();
    await page.getByText('Revoked').waitFor();
    await examine('api-keys');
  });

  describe('as an auditor sees it', () => {
    let audrey: Page;
    beforeAll(async () => {
      audrey = await walk.open();
      const rule = { folderPath: 'Inbox/Customers/Adventure Works', existing: 'track' };
      const [mailbox] = await walk.product.all<{ id: string }>('/mailboxes?q=erin');
      await walk.product.call('POST', `/mailboxes/${mailbox?.id}/folder-rules`, rule);
      await until(async () => (await walk.product.all('/activities')).length > 0, 'a recorded message');
      await walk.signInAs(audrey, { name: 'audrey', displayName: 'Audrey', role: 'auditor' });
    });

    it('begins with Home', async () => {
      await audrey.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    });

    it('shows every screen of administrators, and nothing that would change anything', async () => {
      const links = audrey.getByRole('navigation', { name: 'Screens' }).getByRole('link');
      const listed = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
      expect(listed).toHaveLength(22);
      const [mailbox] = await walk.product.all<{ id: string }>('/mailboxes?q=erin');
      const [activity] = await walk.product.all<{ id: string }>('/activities');
      const further = [`/mailboxes/${mailbox?.id}`, `/activities/${activity?.id}`];
      for (const path of [...listed.filter((one) => !manuals.has(one)), ...further]) {
        await audrey.goto(`${walk.product.address}${path}`);
        await audrey.getByRole('heading', { level: 1 }).waitFor();
        await audrey.locator('[role=progressbar]').first().waitFor({ state: 'hidden' });
        const offered = await audrey.evaluate<readonly string[]>(controls);
        expect([path, offered.filter((name) => !reading.test(name))]).toEqual([path, []]);
        await walk.shoot(audrey, `auditor${path.replace(/[0-9a-f-]{36}/, 'one').replaceAll('/', '-')}`);
      }
    });

    it('says why', async () => {
      expect(await walk.violations(audrey)).toEqual([]);
      await audrey.getByText('Read-only').hover();
      await audrey.getByText('You are an auditor').waitFor();
      await audrey.setViewportSize(phone);
      await walk.shoot(audrey, 'auditor-phone');
      expect(await walk.sidewaysScroll(audrey)).toBe(0);
      await audrey.setViewportSize(desktop);
    });

    it('lists where others are signed in, and offers no more of them', async () => {
      await audrey.goto(`${walk.product.address}/users`);
      await audrey.getByRole('button', { name: 'More for Audrey' }).click();
      expect(await audrey.getByRole('menuitem').allTextContents()).toEqual(['Where signed in']);
      await audrey.getByRole('menuitem').click();
      await audrey.getByRole('dialog').getByText('This browser').waitFor();
      expect(await audrey.getByRole('dialog').getByRole('button').allTextContents()).toEqual(['Close']);
      await audrey.keyboard.press('Escape');
    });

    it('leaves out what people do in their own mailboxes', async () => {
      await audrey.goto(`${walk.product.address}/folders`);
      await audrey.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    });
  });

  it('get along by keyboard alone', async () => {
    await page.goto(`${walk.product.address}/mailboxes`);
    await link('erin@contoso.example').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByLabel('Address begins with').focus();
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('erin@contoso.example');
    await page.keyboard.press('ArrowDown');
    expect(await focused(page)).toBe('omar@contoso.example');
    await page.keyboard.press('Enter');
    await heading('omar@contoso.example');
    await button('Test and enable').focus();
    await page.keyboard.press('Enter');
    await page.getByText('Everything works. The mailbox is enabled.').waitFor();
    await button('Pause').focus();
    await page.keyboard.press('Enter');
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await closed();
    await until(async () => (await focused(page)) === 'Pause', 'the focus to return');
  });

  it('log no error', () => {
    expect(walk.errors).toEqual([]);
  });
});

/** Screens that describe what programs do. */
const manuals: ReadonlySet<string> = new Set(['/events', '/api-reference', '/samples']);

/** Filters, searches, and what unfolds more to be read. */
const reading = new RegExp(
  `^(${[
    'Show|Address begins with|State|About|Cause|Topic|Service|Who|What|Since|Name begins with|Layer|Mailbox|Message|Name|Kind',
    'Who is signed in|Back|Show pictures|Exclusions of|Outcome|Search|From a saved message|Values|Folder rules|Versions|Drafts|Show more|All people',
    'More for .*|mail.decided version 1.*|(Counted for|Erased:) .*',
  ].join('|')})$`,
);

/** The names of what can be worked, and is not merely a link, in a screen. */
const controls = `[...document.querySelectorAll('#content :is(button, input, textarea, select, [role=menuitem], [contenteditable])')]
  .filter((one) => one.checkVisibility() && !one.matches(':disabled, [aria-disabled=true], [readonly], [aria-expanded], [aria-pressed], [aria-current]'))
  .map((one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.innerText).trim())`;

const focused = (page: Page): Promise<string> => page.evaluate<string>('document.activeElement?.textContent ?? ""');
