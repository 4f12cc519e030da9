import type { Page } from 'playwright-core';
import { adminToken } from '../../../test/product/product';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

const password = 'a long and plain password';

describeWith([chromium], 'the way in', () => {
  let walk: WebWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open();
  }, 120_000);
  afterAll(() => walk.dispose());

  it('makes the first administrator of whoever has the token', async () => {
    await page.goto(walk.product.address);
    await page.getByRole('heading', { name: 'Make the first administrator' }).waitFor();
    expect(await walk.violations(page)).toEqual([]);
    await walk.shoot(page, 'first-run');
    await page.getByLabel('Admin token').fill(adminToken);
    await page.getByLabel('Name').fill('erin@contoso.example');
    await page.getByLabel('New password').fill('short');
    await page.getByLabel('The same again').fill('short');
    await page.keyboard.press('Enter');
    await page
      .getByText(/must be longer than or equal to 12/)
      .first()
      .waitFor();
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('The same again').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Account of erin@contoso.example' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    // The refused calls are what the page goes by.
    walk.errors.length = 0;
  });

  it('lets people in by their password, and nobody by another one', async () => {
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByLabel('Name').fill('erin@contoso.example');
    await page.getByLabel('Password').fill('another password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await walk.violations(page)).toEqual([]);
    await walk.shoot(page, 'sign-in-refused');
    await page.getByLabel('Password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Account of erin@contoso.example' }).click();
    await page.getByRole('menuitem', { name: 'Your account' }).click();
    await page.getByText('This browser').waitFor();
    expect(await walk.violations(page)).toEqual([]);
    await walk.shoot(page, 'account');
    walk.errors.length = 0;
  });

  it('shows who is signed in, and that what is shown is live', async () => {
    await walk.signIn(page);
    await page.getByRole('button', { name: 'Account of admin' }).waitFor();
    await page.getByRole('status', { name: 'Live', exact: true }).waitFor();
    expect(await walk.violations(page)).toEqual([]);
    await walk.shoot(page, 'start');
  });

  it('says that an address leads nowhere', async () => {
    await page.goto(`${walk.product.address}/nowhere`);
    await page.getByRole('heading', { name: 'There is no such screen' }).waitFor();
  });

  it('fits a phone without sideways scrolling', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: 'Show the list of screens' }).click();
    await walk.shoot(page, 'phone-navigation');
    expect(await walk.violations(page)).toEqual([]);
  });

  it('signs out', async () => {
    await page.goto(walk.product.address);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: 'Account of admin' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    walk.errors.length = 0;
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
