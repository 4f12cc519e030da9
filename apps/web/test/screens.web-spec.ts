import type { Page } from 'playwright-core';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { furnishScreens, type Furnished } from './furnish-screens';
import { lead } from './lead';
import { looks, pathsOfScreens, type Look, type Role } from './screen-looks';
import { put, release, type State } from './screen-states';
import { WebWalk } from './web-walk';

describeWith([chromium], 'every screen', () => {
  let walk: WebWalk;
  let furnished: Furnished;
  let pages: Readonly<Record<Role, Page>>;
  /** By whom and in which state; each goes from screen to screen. */
  const pagesInStates = new Map<string, Page>();

  beforeAll(async () => {
    walk = await WebWalk.start();
    furnished = await furnishScreens(walk.product);
    pages = { owner: await walk.open(), admin: await walk.open(), auditor: await walk.open() };
    await walk.signIn(pages.owner, '/account', furnished.mailboxId);
    await walk.signIn(pages.admin, '/account');
    await walk.signInAs(pages.auditor, { name: 'audrey', displayName: 'Audrey', role: 'auditor' }, '/account');
    await Promise.all(Object.values(pages).map(settledOn));
    // Nobody is signed in before somebody is.
    walk.errors.length = 0;
  });
  afterAll(async () => {
    // What they still read by themselves may end with the product.
    await Promise.all([...pagesInStates.values()].map(release));
    await walk.dispose();
  });

  const pathOf = ([path, { at }]: Entry): string => `/${at?.(furnished) ?? path}`;

  /** From the start, so that nothing is there that was read before. */
  const open = (page: Page, entry: Entry) => page.goto(`${walk.product.address}${pathOf(entry)}`);

  const expectSound = async (page: Page, name: string): Promise<void> =>
    expect(await walk.faults(page, name)).toEqual([]);

  /** As it is, with nothing that waits or failed. */
  const seeWhole = async (entry: Entry, role: Role): Promise<void> => {
    const page = pages[role];
    await lead(page, pathOf(entry));
    await settledOn(page);
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
    await expectSound(page, nameOf(entry[0], role));
  };

  const pageIn = async (state: State, role: Role): Promise<Page> => {
    const known = pagesInStates.get(`${role} ${state}`);
    if (known !== undefined) return known;
    const page = await walk.another(pages[role].context());
    pagesInStates.set(`${role} ${state}`, page);
    if (state !== 'error') await put(page, state);
    if (state === 'empty' || state === 'partial') {
      await page.goto(`${walk.product.address}/account`);
      await settledOn(page);
    }
    return page;
  };

  const ways: Readonly<Record<State, (page: Page, entry: Entry) => Promise<void>>> = {
    empty: async (page, entry) => {
      await lead(page, pathOf(entry));
      await settledOn(page);
      await expectSound(page, nameOf(entry[0], 'empty'));
    },
    partial: async (page, entry) => {
      await lead(page, pathOf(entry));
      await page.getByRole('button', { name: 'Show more' }).first().waitFor();
      await expectSound(page, nameOf(entry[0], 'partial'));
    },
    loading: async (page, entry) => {
      await open(page, entry);
      await page.getByRole('main').getByRole('progressbar').first().waitFor();
      await expectSound(page, nameOf(entry[0], 'loading'));
    },
    /** Says what failed, and has it again by one's trying again. */
    error: async (page, entry) => {
      await put(page, 'error');
      await open(page, entry);
      await retry(page).first().waitFor();
      await expectSound(page, nameOf(entry[0], 'error'));
      await release(page);
      await until(() => hasNoneToTryAgain(page), 'all to be there by trying again');
      await settledOn(page);
    },
  };

  it('is in the table of looks', () => {
    expect(Object.keys(looks).toSorted()).toEqual(pathsOfScreens().toSorted());
  });

  it.each(Object.entries(looks))('/%s is sound in all its states, by everyone who sees it', async (path, look) => {
    const entry: Entry = [path, look];
    const seen = await Promise.allSettled([
      ...look.by.map((role) => seeWhole(entry, role)),
      ...look.states.map(async (state) => ways[state](await pageIn(state, look.by[0]), entry)),
    ]);
    expect(seen.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(walk.errors.filter((error) => !error.includes('status of 503'))).toEqual([]);
    walk.errors.length = 0;
  });
});

/** Of a picture. */
const nameOf = (path: string, state: Role | State): string => `screen-${path.replaceAll(/\W+/g, '-')}-${state}`;

type Entry = readonly [path: string, look: Look];

const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });

/** Tries once more what failed; it may also be there again by itself. */
async function hasNoneToTryAgain(page: Page): Promise<boolean> {
  await page.evaluate(tryAll);
  return (await retry(page).count()) === 0;
}

const tryAll = `document.querySelectorAll('[role=alert] button').forEach((button) => button.click())`;

/** Once the screen is drawn, and nothing of it is on its way. */
async function settledOn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByRole('main').getByRole('progressbar').first().waitFor({ state: 'detached' });
}
