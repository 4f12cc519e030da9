import type { Locator, Page } from 'playwright-core';
import { WebWalk } from '../../apps/web/test/web-walk';
import type { EmbeddedProduct } from '../product/embedded-product';
import { median, percentile, print } from './report';

const loads = 5;
const pagesMore = 10;
const owned = 'm-0';

/** One screen with a list, and how that is narrowed down to something that is not among what was read first. */
interface ListScreen {
  readonly path: string;
  /** Whose screen it is; without one an administrator's. */
  readonly mailboxId?: string;
  readonly row: (page: Page) => Locator;
  readonly search: (page: Page) => Promise<void>;
}

const item = (page: Page): Locator => page.getByRole('main').getByRole('listitem');

/** Types the beginning of a mailbox's address until that is offered. */
const pick = async (page: Page): Promise<void> => {
  const field = page.getByRole('combobox', { name: 'Mailbox', exact: true });
  await field.click();
  await field.pressSequentially('box-9998');
  await page.getByRole('option', { name: 'box-9998@contoso.example', exact: true }).waitFor();
};

const screens: readonly ListScreen[] = [
  {
    path: '/mailboxes',
    row: item,
    search: async (page) => {
      await page.getByLabel('Address begins with').fill('box-9999');
      await page.getByRole('link', { name: 'box-9999@contoso.example' }).waitFor();
    },
  },
  {
    path: '/policies',
    row: (page) => page.getByRole('main').getByRole('row'),
    search: pick,
  },
  {
    path: '/unknown-senders',
    row: (page) => page.getByRole('listbox', { name: 'Senders that wait' }).getByRole('option'),
    search: pick,
  },
  { path: '/why', row: item, search: pick },
  {
    path: '/records',
    row: item,
    search: async (page) => {
      await page.getByLabel('Name').fill('person 7777');
      await page.getByRole('link', { name: /Person 7777 / }).waitFor();
    },
  },
  {
    path: '/activity',
    mailboxId: owned,
    row: item,
    search: async (page) => {
      await page.getByLabel('Show', { exact: true }).selectOption('Not recorded');
      await page
        .getByRole('main')
        .getByText(/^(?:Nothing yet|Not recorded in)/)
        .first()
        .waitFor();
    },
  },
];

/** How soon each list is there in a real browser, how soon it is narrowed down, what it draws, and how it scrolls when long. */
export async function benchListScreens(product: EmbeddedProduct): Promise<void> {
  const walk = await WebWalk.through(product);
  try {
    const rows = [];
    for (const screen of screens) rows.push(await measured(walk, screen));
    print('the screens of lists in a browser, with as much (goal: the first screen under 1 s)', rows);
  } finally {
    await walk.close();
  }
}

async function measured(walk: WebWalk, { path, mailboxId, row, search }: ListScreen) {
  const firstMs: number[] = [];
  const searchMs: number[] = [];
  const page = await walk.open();
  await walk.signIn(page, '/account', mailboxId);
  for (let load = 0; load < loads; load += 1) {
    firstMs.push(
      await timed(async () => {
        await page.goto(`${walk.product.address}${path}`);
        await row(page).first().waitFor();
      }),
    );
    searchMs.push(await timed(() => search(page)));
  }
  await page.goto(`${walk.product.address}${path}`);
  await row(page).first().waitFor();
  const drawn = await page.evaluate<number>(elements);
  await showMore(page);
  const gaps = await page.evaluate<readonly number[]>(scroll);
  const long = await page.evaluate<number>(elements);
  await page.context().close();
  return {
    screen: path,
    'first screen': ms(firstMs),
    'narrowed down': ms(searchMs),
    elements: drawn,
    'elements when long': long,
    'between frames': `p50 ${median(gaps).toFixed(0)} ms, p95 ${percentile(gaps, 0.95).toFixed(0)} ms`,
  };
}

/** Makes the list long, where it goes on. */
async function showMore(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: 'Show more' });
  for (let n = 0; n < pagesMore && (await more.count()) > 0; n += 1) {
    const answered = page.waitForResponse((response) => response.url().includes('cursor='));
    await more.first().click();
    await answered;
    await page.evaluate(drawnOnce);
  }
}

async function timed(act: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

const ms = (values: readonly number[]): string =>
  `${median(values).toFixed(0)} ms (worst ${percentile(values, 1).toFixed(0)})`;

const elements = 'document.querySelectorAll("*").length';
const drawnOnce = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';
/** From the top as a wheel would, two hundred frames long; the time from each frame to the next. */
const scroll = `new Promise((resolve) => {
  const content = document.querySelector('#content');
  const gaps = [];
  let before;
  content.scrollTop = 0;
  const step = (now) => {
    if (before !== undefined) gaps.push(now - before);
    before = now;
    content.scrollTop += 240;
    if (gaps.length < 200) requestAnimationFrame(step);
    else resolve(gaps);
  };
  requestAnimationFrame(step);
})`;
