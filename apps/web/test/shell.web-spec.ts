import type { Page } from 'playwright-core';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

describeWith([chromium], 'what surrounds the screens', () => {
  let walk: WebWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open({ viewport: { width: 1000, height: 420 } });
    await walk.signIn(page);
  });
  afterAll(() => walk.dispose());

  const status = (name: string | RegExp) => page.getByRole('status', { name });
  const screen = (name: string) => page.getByRole('heading', { level: 1, name });
  const choose = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
  const scrolled = (): Promise<number> => page.locator('main').evaluate((main) => main.scrollTop);

  it('leads whoever begins from Home to their first steps', async () => {
    await screen('Home').waitFor();
    const steps = page.getByRole('region', { name: 'First steps' });
    await steps.getByRole('link', { name: 'Add mailboxes' }).waitFor();
    const measured = page.getByRole('region', { name: 'Completeness' });
    await measured
      .getByRole('link', { name: /^Complete mailboxes ?– ?not measured yet, no mailbox is enabled$/ })
      .waitFor();
    await measured.getByRole('link', { name: /^Missing messages ?– ?not measured yet$/ }).waitFor();
    await walk.shoot(page, 'shell-first-steps');
    expect(await walk.violations(page)).toEqual([]);
    await steps.getByRole('link', { name: 'Open the sandbox mailbox' }).click();
    await screen('Sandbox mailbox').waitFor();
    await page.goBack();
    await steps.waitFor();
  });

  it('goes on by itself after the stream was refused', async () => {
    await page.route('**/api/v1/live', (route) => route.fulfill({ status: 503 }));
    await page.reload();
    await status(/^Not live/).waitFor();
    await walk.shoot(page, 'shell-not-live');
    expect(await walk.violations(page)).toEqual([]);
    await page.unroute('**/api/v1/live');
    await status(/^Live$/).waitFor();
    walk.errors.length = 0;
  });

  it('begins each screen at its top with the focus in it, and goes back to where one was', async () => {
    await choose('Organization');
    await screen('Organization').waitFor();
    const last = page.getByLabel('Fixed for everybody').or(page.locator('main input')).last();
    await last.scrollIntoViewIfNeeded();
    const left = await scrolled();
    expect(left).toBeGreaterThan(100);
    await choose('Policies and rules');
    await screen('Policies and rules').waitFor();
    await until(async () => (await scrolled()) === 0, 'the screen to begin at its top');
    await page.locator('main:is(:focus, :focus-within)').waitFor();
    await page.goBack();
    await screen('Organization').waitFor();
    await until(async () => (await scrolled()) === left, 'the screen to be where it was left');
  });

  it('asks before what was typed is lost', async () => {
    const prefix = page.getByRole('textbox', { name: 'Prefix of tracking tokens' });
    await prefix.fill('DESK:');
    await choose('Audit');
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.waitFor();
    await walk.shoot(page, 'shell-unsaved');
    expect(await walk.violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await prefix.inputValue()).toBe('DESK:');
    await choose('Audit');
    await dialog.getByRole('button', { name: 'Leave' }).click();
    await screen('Audit').waitFor();
  });

  it('leads to the way in as soon as the session ends elsewhere', async () => {
    const other = await walk.another(page.context());
    await other.goto(walk.product.address);
    await other.getByRole('button', { name: 'Account of admin' }).click();
    await other.getByRole('menuitem', { name: 'Sign out' }).click();
    await screen('Sign in').or(screen('Create the first administrator')).waitFor();
    await walk.shoot(page, 'shell-signed-out-elsewhere');
    // The refused calls are what the page goes by.
    walk.errors.length = 0;
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
