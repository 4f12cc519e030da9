import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium, type Browser, type BrowserContext, type Page, type Request } from 'playwright-core';
import { EmbeddedProduct } from '../../../test/product/embedded-product';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** Once what the browser was told of before is drawn, and no color changes any more. */
const settled = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() =>
  Promise.allSettled(document.getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
    .map(({ finished }) => finished)))`;
/**
 * A message's own HTML is its sender's; Fluent's focus keepers are elements that no one ever reaches. The size of targets is
 * asked for by name, as axe leaves it out otherwise.
 */
const runAxe = (rules: string): string => `axe.run(
  { include: document, exclude: ["iframe", "[data-tabster-dummy]"] },
  { iframes: false, resultTypes: ["violations"], ${rules} },
).then(({ violations }) => violations)`;
/** In the dark the elements are the same, and only what depends on their colors has to be looked at again. */
const axeRuns = {
  light: runAxe('rules: { "target-size": { enabled: true } }'),
  dark: runAxe('runOnly: ["color-contrast", "link-in-text-block"]'),
} as const;
/** On a machine that is busy with much else. */
const longestWaitMs = 120_000;
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
/** Without transitions, of which axe would see the colors half-way. */
const still = { viewport: desktop, reducedMotion: 'reduce' } as const;
/** Of the page and of the content in its shell: nothing, or what is still left after some hundred frames. */
const overflowOnceSettled = `new Promise((resolve) => {
  const look = (frames) => {
    const parts = [document.documentElement, ...document.querySelectorAll('#content')];
    const overflow = Math.max(...parts.map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth));
    if (overflow === 0 || frames === 0) resolve(overflow);
    else requestAnimationFrame(() => look(frames - 1));
  };
  look(200);
})`;
const scriptBytes = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'))
  .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;
/** Holds each call of the API back by up to so many milliseconds, so that answers come late and in another order than usual. */
const lateByMs = Number(process.env['FOLDWATCH_LATE_MS'] ?? 0);
/** Where pictures of the screens are kept; without it none are taken. */
const screenshots = process.env['FOLDWATCH_SCREENSHOTS'];

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

interface NewUser {
  readonly name: string;
  readonly role: 'user' | 'admin' | 'auditor';
  readonly displayName?: string;
  readonly systemUserId?: string;
}

/** A running product with its sandbox, and a real browser in which people walk through the web application. */
export class WebWalk {
  /** What browsers wrote to their consoles as errors; a walk ends with none. */
  readonly errors: string[] = [];

  private constructor(
    readonly product: EmbeddedProduct,
    private readonly browser: Browser,
  ) {}

  static async start(env: Readonly<Record<string, string>> = {}): Promise<WebWalk> {
    const product = await EmbeddedProduct.create(env);
    await product.start();
    return WebWalk.through(product);
  }

  /** Through a product that runs already, and that is given back with its browser closed. */
  static async through(product: EmbeddedProduct): Promise<WebWalk> {
    return new WebWalk(product, await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags }));
  }

  async close(): Promise<void> {
    await this.browser.close();
  }

  async dispose(): Promise<void> {
    await this.close();
    await this.product.dispose();
  }

  /** A window of a browser of its own, in which nobody is signed in. */
  async open(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
    const context = await this.browser.newContext({ ...still, ...options });
    if (lateByMs > 0) {
      await context.route('**/api/v1/**', async (route) => {
        if (route.request().headers()['accept'] === 'text/event-stream') return route.continue();
        await setTimeout(Math.random() * lateByMs);
        // What a window asked that is closed by now has no answer, and a kept connection may just have been given up.
        const response = await route.fetch().catch(() => undefined);
        if (response === undefined) return route.continue().catch(() => {});
        await setTimeout(Math.random() * lateByMs);
        return route.fulfill({ response }).catch(() => {});
      });
    }
    return this.watched(await context.newPage());
  }

  /** A further window of the same browser. */
  async another(context: BrowserContext): Promise<Page> {
    return this.watched(await context.newPage());
  }

  /** Another browser that is as the window's is now: signed in, with what that keeps. Time can pass in it alone. */
  async copy(page: Page): Promise<Page> {
    return this.open({ storageState: await page.context().storageState() });
  }

  /** Signs the window's browser in as the administrator, or as the owner of a mailbox, and opens a path. */
  async signIn(page: Page, path = '/', mailboxId?: string): Promise<void> {
    const links = mailboxId === undefined ? '/session/links' : `/mailboxes/${mailboxId}/session-links`;
    const link = await this.product.call<{ readonly path: string }>('POST', links);
    await page.goto(`${this.product.address}${link.path}`);
    await page.goto(`${this.product.address}${path}`);
  }

  /** Names a user, and signs the window's browser in as that, with a password of their own. */
  async signInAs(page: Page, user: NewUser, path = '/'): Promise<void> {
    const { address } = this.product;
    const { request } = page.context();
    const headers = { origin: address };
    await this.product.call('POST', '/users', { ...user, password: 'given by somebody else' });
    const credentials = { name: user.name, password: 'given by somebody else' };
    const own = { currentPassword: credentials.password, newPassword: 'a password of their own' };
    await request.post(`${address}/api/v1/sign-in`, { data: credentials, headers, failOnStatusCode: true });
    await request.put(`${address}/api/v1/session/password`, { data: own, headers, failOnStatusCode: true });
    await page.goto(`${address}${path}`);
  }

  async shoot(page: Page, name: string): Promise<void> {
    if (screenshots === undefined) return;
    mkdirSync(screenshots, { recursive: true });
    await page.evaluate(settled);
    await page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  /** What is wrong with any state of any screen, as a desk and a phone show it; keeps a picture of each. */
  async faults(page: Page, name: string): Promise<readonly string[]> {
    await this.shoot(page, name);
    const violations = await this.violations(page, name);
    await page.setViewportSize(phone);
    const overflow = await this.sidewaysScroll(page);
    await this.shoot(page, `${name}-phone`);
    await page.setViewportSize(desktop);
    return overflow === 0 ? violations : [...violations, `${overflow} pixels wider than a phone`];
  }

  /** Paths of the API that the window reads until something is done. */
  async asked(page: Page, until: () => Promise<void>): Promise<readonly string[]> {
    const paths: string[] = [];
    const note = (request: Request): void => {
      if (request.resourceType() === 'fetch') paths.push(new URL(request.url()).pathname);
    };
    page.on('request', note);
    await until();
    page.off('request', note);
    return paths;
  }

  /** What axe-core finds wrong with what the window shows, light and dark, as lines that say where. */
  async violations(page: Page, name?: string): Promise<readonly string[]> {
    const found: string[] = [];
    if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(settled);
      if (name !== undefined && colorScheme === 'dark') await this.shoot(page, `${name}-dark`);
      const violations = await page.evaluate<readonly Violation[]>(axeRuns[colorScheme]);
      found.push(
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary = '' }) => `${colorScheme} ${id}: ${html} ${failureSummary}`),
        ),
      );
    }
    await page.emulateMedia({ colorScheme: null });
    return found;
  }

  /** How many pixels the page is wider than its window, once what floats has found its new place. */
  sidewaysScroll(page: Page): Promise<number> {
    return page.evaluate<number>(overflowOnceSettled);
  }

  /** Compressed bytes of script that the browser has fetched for the page that the window shows. */
  scriptBytes(page: Page): Promise<number> {
    return page.evaluate<number>(scriptBytes);
  }

  private watched(page: Page): Page {
    page.setDefaultTimeout(longestWaitMs);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} ${message.location().url}`);
    });
    return page;
  }
}
