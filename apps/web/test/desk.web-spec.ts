import type { Page } from 'playwright-core';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

describeWith([chromium], 'the administrator’s desk', () => {
  let walk: WebWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open();
    await walk.signIn(page, '/overview');
  }, 120_000);
  afterAll(() => walk.dispose());

  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${walk.product.address}${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  /** No violation light or dark, and nothing to scroll sideways on a phone. */
  const examine = async (name: string): Promise<void> => {
    await walk.shoot(page, `desk-${name}`);
    expect(await walk.violations(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await walk.shoot(page, `desk-${name}-phone`);
    await page.setViewportSize({ width: 1280, height: 800 });
  };

  it('shows on Home how it all stands, and opens the list of a number', async () => {
    await page.getByRole('link', { name: /^Complete mailboxes/ }).waitFor();
    await page.getByRole('link', { name: /^Enabled/ }).waitFor();
    await page.getByRole('link', { name: /^This service/ }).waitFor();
    await examine('overview');
    await page.getByRole('link', { name: /^Enabled/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Mailboxes' }).waitFor();
    expect(await page.getByLabel('State').inputValue()).toBe('enabled');
  });

  it('finds mailboxes by what is typed', async () => {
    await open('/mailboxes', 'Mailboxes');
    await page.getByRole('link', { name: 'erin@contoso.example' }).waitFor();
    await examine('mailboxes');
    await page.getByLabel('Address or owner').fill('omar');
    await page.getByText('1 of 3 mailboxes').waitFor();
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await page.getByText('3 of 3 mailboxes').waitFor();
  });

  it('adds the mailboxes of a table, having shown what would become of each', async () => {
    await page.getByRole('button', { name: 'Add many' }).click();
    const table = 'email,kind\numa@contoso.example,user\nerin@contoso.example,user\nnobody,user\n';
    await page.getByLabel('Or paste the table').fill(table);
    await page.getByText('2 are left out; they are listed first.').waitFor();
    await examine('mailboxes-many');
    await page.getByRole('button', { name: 'Approve 1 mailbox' }).click();
    await page.getByText('1 of 1 approved.').waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'uma@contoso.example' }).waitFor();
  });

  it('keeps what was typed when an address is refused, and says so at its field', async () => {
    await page.getByRole('button', { name: 'Add a mailbox' }).click();
    await page.getByLabel('Email address').fill('no address');
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: 'emailAddress' }).first().waitFor();
    expect(await page.getByLabel('Email address').inputValue()).toBe('no address');
    await examine('mailboxes-add-refused');
    walk.errors.length = 0;
    await page.keyboard.press('Escape');
  });

  it('says of a mailbox that is not there which step fails, and its cure', async () => {
    await page.getByRole('link', { name: 'uma@contoso.example' }).click();
    await page.getByRole('heading', { level: 1, name: 'uma@contoso.example' }).waitFor();
    await page.getByRole('button', { name: 'Test and enable' }).click();
    await page.getByText('The mailbox was not enabled.').waitFor();
    await page.getByLabel('Failed').waitFor();
    await examine('mailbox-test-failed');
  });

  it('compares, reads, pauses and enables a mailbox', async () => {
    await open('/mailboxes?q=erin', 'Mailboxes');
    await page.getByRole('link', { name: 'erin@contoso.example' }).click();
    await page.getByRole('heading', { level: 1, name: 'erin@contoso.example' }).waitFor();
    await page.getByRole('button', { name: 'Read now' }).click();
    await page.getByRole('dialog').getByText('0 messages are missing.').waitFor();
    await examine('mailbox-resync');
    await page.getByRole('dialog').getByRole('button', { name: 'Read now' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await examine('mailbox');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Test and enable' }).click();
    await page.getByText('Everything works. The mailbox is enabled.').waitFor();
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
