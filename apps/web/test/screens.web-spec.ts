import type { Page } from 'playwright-core';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { furnishScreens, type Furnished } from './furnish-screens';
import { looks, pathsOfScreens, type Look, type Role } from './screen-looks';
import { put, release, type State } from './screen-states';
import { WebWalk } from './web-walk';

describeWith([chromium], 'every screen', () => {
  let walk: WebWalk;
  let furnished: Furnished;
  let pages: Readonly<Record<Role, Page>>;
  /** Fails while the others are looked at, as it asks more than once. */
  let failing: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    furnished = await furnishScreens(walk.product);
    pages = { owner: await walk.open(), admin: await walk.open(), auditor: await walk.open() };
    await walk.signIn(pages.owner, '/account', furnished.mailboxId);
    await walk.signIn(pages.admin, '/account');
    await walk.signInAs(pages.auditor, { name: 'audrey', displayName: 'Audrey', role: 'auditor' });
    for (const page of Object.values(pages)) page.setDefaultTimeout(10_000);
    // Nobody is signed in before somebody is.
    walk.errors.length = 0;
  }, 120_000);
  afterEach(() => Promise.all(Object.values(pages).map(release)));
  afterAll(() => walk.dispose());

  const go = async (page: Page, [path, { at }]: Entry): Promise<void> => {
    await page.goto(`${walk.product.address}/${at?.(furnished) ?? path}`);
  };

  const signs: Readonly<Record<State, (page: Page) => Promise<void>>> = {
    loading: (page) => page.getByRole('progressbar').first().waitFor(),
    empty: settledOn,
    partial: (page) => page.getByRole('button', { name: 'Show more' }).first().waitFor(),
    error: (page) => retry(page).first().waitFor(),
  };

  const expectSound = async (page: Page, name: string): Promise<void> =>
    expect(await walk.faults(page, name)).toEqual([]);

  /** As it is, with nothing that waits or failed. */
  const seeWhole = async (page: Page, entry: Entry, role: Role): Promise<void> => {
    await go(page, entry);
    await settledOn(page);
    expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
    await expectSound(page, nameOf(entry[0], role));
  };

  const seeIn = async (page: Page, entry: Entry, state: State): Promise<void> => {
    await put(page, state);
    await go(page, entry);
    await signs[state](page);
    await expectSound(page, nameOf(entry[0], state));
    await release(page);
  };

  /** Says what failed, and has it again by one's trying again. */
  const seeFailing = async (page: Page, [path]: Entry): Promise<void> => {
    await signs.error(page);
    await expectSound(page, nameOf(path, 'error'));
    await release(page);
    for (let left = await retry(page).count(); left > 0; left -= 1) await retry(page).first().click();
    await retry(page).first().waitFor({ state: 'detached' });
    await settledOn(page);
  };

  it('is in the table of looks', () => {
    expect(Object.keys(looks).toSorted()).toEqual(pathsOfScreens().toSorted());
  });

  it.each(Object.entries(looks))('/%s is sound in all its states, by everyone who sees it', async (path, look) => {
    const entry: Entry = [path, look];
    const [role, ...others] = look.by;
    const page = pages[role];
    if (look.states.includes('error')) {
      failing = await walk.another(page.context());
      await put(failing, 'error');
      await go(failing, entry);
    }
    await seeWhole(page, entry, role);
    for (const other of others) await seeWhole(pages[other], entry, other);
    for (const state of look.states) if (state !== 'error') await seeIn(page, entry, state);
    if (look.states.includes('error')) {
      await seeFailing(failing, entry);
      await failing.close();
    }
    expect(walk.errors.filter((error) => !error.includes('status of 503'))).toEqual([]);
    walk.errors.length = 0;
  });
});

/** Of a picture. */
const nameOf = (path: string, state: Role | State): string => `screen-${path.replaceAll(/\W+/g, '-')}-${state}`;

type Entry = readonly [path: string, look: Look];

const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });

/** Once the screen is drawn, and nothing of it is on its way. */
async function settledOn(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('heading', { level: 1 }).first().waitFor();
  await page.getByRole('main').getByRole('progressbar').first().waitFor({ state: 'detached' });
}
