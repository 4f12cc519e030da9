import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as browserType, type Browser, type Page } from 'playwright-core';
import { EmbeddedProduct } from '../product/embedded-product';
import { chromium, describeWith } from '../tools/require-tool';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describeWith([chromium], 'the first page', () => {
  let product: EmbeddedProduct;
  let browser: Browser;
  let page: Page;
  let screenshots: string;
  const errors: string[] = [];
  jest.setTimeout(60_000);

  beforeAll(async () => {
    screenshots = process.env['FOLDWATCH_SCREENSHOTS'] ?? (await mkdtemp(join(tmpdir(), 'foldwatch-page-')));
    product = await EmbeddedProduct.create();
    await product.start();
    browser = await browserType.launch({ executablePath: '/usr/bin/chromium', args: flags });
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await product.dispose();
    if (process.env['FOLDWATCH_SCREENSHOTS'] === undefined) await rm(screenshots, { recursive: true });
  });

  const shoot = (name: string): Promise<unknown> => page.screenshot({ path: join(screenshots, `${name}.png`) });

  const signInLink = (): string => /(http:\S+\/login\?token=\S+)/.exec(product.printed)?.[1] ?? '';

  const activity = (subject: string): ReturnType<Page['locator']> => page.locator('.activity', { hasText: subject });

  const subjectOf = async (nth: number): Promise<string> =>
    (await page.locator('.message .subject').nth(nth).textContent()) ?? '';

  it('shows nothing to a browser that is not signed in', async () => {
    const response = await page.goto(`${product.address}/page`);
    expect(response?.status()).toBe(401);
    expect(await page.locator('main').textContent()).toContain('not signed in');
    await shoot('signed-out');
    errors.length = 0;
  });

  it('opens by the printed link, once, and sets a cookie that scripts cannot read', async () => {
    const link = signInLink();
    await page.goto(link);
    await page.goto(`${product.address}/page`);
    await page.locator('.message').first().waitFor();
    const [cookie] = await page.context().cookies();
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    await shoot('mailbox');
    const again = await fetch(link, { redirect: 'manual' });
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('shows a mail dragged by mouse as an activity at once', async () => {
    await page.locator('#set-up').waitFor({ state: 'hidden' });
    const subject = await subjectOf(0);
    const tracked = page.locator('[role=treeitem]', { has: page.locator('.mark') }).first();
    await page.locator('.message').first().dragTo(tracked);
    await activity(subject).first().waitFor({ timeout: 5_000 });
    await shoot('dragged');
  });

  it('moves a mail by keyboard alone', async () => {
    const subject = await subjectOf(1);
    await page.locator('#messages').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    await page.locator('#move-dialog[open]').waitFor();
    await shoot('move-dialog');
    expect(await page.locator('#move-target option:checked').textContent()).toContain('(tracked)');
    await page.keyboard.press('Enter');
    await activity(subject).first().waitFor({ timeout: 5_000 });
  });

  it('shows what another window did', async () => {
    const subject = await subjectOf(0);
    const other = await page.context().newPage();
    await other.goto(`${product.address}/page`);
    await other.locator('.message').first().click();
    await other.locator('#move-message').click();
    await other.locator('#move-confirm').click();
    await activity(subject).first().waitFor({ timeout: 5_000 });
    await page.locator('.message', { hasText: subject }).waitFor({ state: 'detached', timeout: 5_000 });
    await other.close();
  });

  it('fits a phone without sideways scrolling, and is readable in the dark', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    const overflow = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(overflow).toBe(0);
    await shoot('phone-dark');
  });

  it('logs no error', async () => {
    expect(errors).toEqual([]);
  });
});
