import type { Page } from 'playwright-core';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { exchangeEnv } from '../../../test/product/exchange-env';
import { TrackedMailbox } from '../../../test/product/tracked-mailbox';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { Keyboard } from './keyboard';
import { letterOf } from './stranger';
import { WebWalk } from './web-walk';

const leftTheDesk = (window: Page) => window.getByText('One sender left the desk by what you said last.');

describeWith([chromium], 'the desk of unknown senders', () => {
  let sandbox: SandboxExchange;
  let walk: WebWalk;
  let page: Page;
  let erin: TrackedMailbox;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
    walk = await WebWalk.start(exchangeEnv(sandbox));
    erin = await TrackedMailbox.enable(sandbox, walk.product, 'erin@contoso.example');
    await walk.product.call('PUT', `/mailboxes/${erin.id}/options`, { create: 'contact', createMode: 'suggest' });
    const customers = await erin.track('Inbox/Customers');
    await erin.readUpTo('offer', customers);
    for (const name of ['anna', 'bert', 'carl', 'dora']) await deliverFrom(name, customers);
    await until(async () => (await waiting()).length >= 4, 'the senders to wait');
    page = await walk.open();
    await walk.signIn(page);
  });

  afterAll(async () => {
    await walk.dispose();
    await sandbox.close();
  });

  const open = async (path: string): Promise<void> => {
    await page.goto(`${walk.product.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const deliverFrom = (name: string, folder: string): Promise<string> =>
    sandbox.importMessage(erin.address, folder, letterOf(name, erin.address));
  const senders = () => page.getByRole('listbox', { name: 'Senders that wait' });
  const waiting = async (): Promise<readonly string[]> =>
    (await walk.product.all<{ address: string }>('/unknown-senders')).map(({ address }) => address);
  /** Everything that holds of any state of any screen; leaves the window as wide as a desk's. */
  const expectSound = async (name: string): Promise<void> =>
    expect(await walk.faults(page, `senders-${name}`)).toEqual([]);

  it('lists who waits, goes through them and selects by keys, and shows the keys', async () => {
    const asked = await walk.asked(page, async () => {
      await open('/unknown-senders');
      await senders().getByText('dora@proseware.example').waitFor();
      await senders().getByText(erin.address).first().waitFor();
    });
    expect(asked.filter((path) => path.startsWith('/api/v1/mailboxes/'))).toEqual([]);
    await new Keyboard(page).returns(senders());
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await senders().getByRole('option', { selected: true }).and(senders().getByRole('option').nth(1)).waitFor();
    await expectSound('waiting');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('Never ask again in this mailbox').waitFor();
    await expectSound('keys');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  /** A window in which the application is opened afterwards, and in which ten minutes pass. */
  const inAnother = async (look: (window: Page) => Promise<void>): Promise<void> => {
    const window = await walk.copy(page);
    await window.clock.install();
    await window.goto(page.url());
    await leftTheDesk(window).waitFor();
    await window.clock.fastForward('10:00');
    await look(window);
    await window.context().close();
  };

  it('takes back what was said, also once the page was loaded again, as long as the API does', async () => {
    const before = await waiting();
    await senders().focus();
    await page.keyboard.press('c');
    await page.getByText('One record was made.').waitFor();
    await until(async () => (await waiting()).length === before.length - 1, 'the sender to leave the desk');
    await expectSound('said');
    await page.reload();
    await leftTheDesk(page).waitFor();
    await inAnother((window) => leftTheDesk(window).waitFor({ state: 'detached' }));
    await senders().focus();
    await page.keyboard.press('z');
    await page.getByText('One sender waits again.').waitFor();
    expect((await waiting()).toSorted()).toEqual(before.toSorted());
    await expectSound('taken-back');
    await senders().focus();
    await page.keyboard.press('i');
    await page.getByText('One is ignored from now on.').waitFor();
    await inAnother(async (window) => {
      await window.reload();
      await leftTheDesk(window).waitFor();
    });
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('One sender waits again.').waitFor();
    expect((await waiting()).toSorted()).toEqual(before.toSorted());
  });

  it('keeps a record that was changed since, and says so', async () => {
    const before = await waiting();
    await senders().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('c');
    await page.getByText('One record was made.').waitFor();
    const left = await waiting();
    const address = before.find((one) => !left.includes(one));
    const [made] = await walk.product.all<{ table: string; id: string; name: string; emailAddresses: string[] }>(
      `/records?email=${address}`,
    );
    const { table = '', id = '', emailAddresses = [] } = made ?? {};
    await walk.product.call('PUT', '/records', [{ table, id, name: 'Known to the CRM', emailAddresses }]);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('One stays as it is').waitFor();
    await expectSound('kept');
  });

  it('makes contacts of all that are selected', async () => {
    const before = await waiting();
    await senders().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: '2 contacts' }).click();
    await page.getByText('2 records were made.').waitFor();
    expect(await waiting()).toHaveLength(before.length - 2);
  });

  it('asks which record it is, and says when nobody waits', async () => {
    await open('/unknown-senders');
    await senders().focus();
    await page.keyboard.press('s');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Record' }).waitFor();
    await page.getByRole('dialog').getByText('this cannot be taken back here').waitFor();
    await expectSound('same');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await senders().focus();
    await page.keyboard.press('a');
    await page.keyboard.press('l');
    await page.getByText('No unknown senders').waitFor();
    await expectSound('none');
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
