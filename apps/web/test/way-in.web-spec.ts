import type { Page } from 'playwright-core';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

describeWith([chromium], 'the way in', () => {
  let walk: WebWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open();
  }, 120_000);
  afterAll(() => walk.dispose());

  it('tells whoever is not signed in how to get in', async () => {
    await page.goto(walk.product.address);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    expect(await walk.violations(page)).toEqual([]);
    await walk.shoot(page, 'sign-in');
    // The refused call for the session is what the page goes by.
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
