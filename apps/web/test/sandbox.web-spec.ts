import type { Page } from 'playwright-core';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const path = '/sandbox-mailbox';
/** As another client would; the list shows it by itself. */
const categorize = `fetch('/sandbox/mailboxes/omar@contoso.example/messages?folder=Inbox&limit=1')
  .then((answer) => answer.json())
  .then(({ items: [{ id }] }) => fetch('/sandbox/mailboxes/omar@contoso.example/messages/' + encodeURIComponent(id), {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ categories: ['Follow up'] }),
  }))`;

describeWith([chromium], 'the sandbox mailbox', () => {
  let walk: WebWalk;
  let page: Page;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open();
  });
  afterAll(() => walk.dispose());

  const seen = async (name: string): Promise<void> => {
    await walk.shoot(page, `sandbox-${name}`);
    expect(await walk.violations(page)).toEqual([]);
  };

  const rows = (window = page) => window.getByRole('region', { name: 'Messages' }).getByRole('option');
  const folder = (name: string, window = page) => window.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  const pane = (name: string, window = page) => window.getByRole('region', { name });
  const activity = (subject: string) => pane('Activity').getByRole('article').filter({ hasText: subject }).first();
  /** Reads it, and gives its subject once it is that which is shown. */
  const subjectOf = async (nth: number): Promise<string> => {
    const row = rows().nth(nth);
    await row.click();
    const heading = pane('Reading pane').getByRole('heading', { level: 2 });
    return until(async () => {
      const subject = (await heading.textContent()) ?? '';
      return (await row.textContent())?.includes(subject) === true && subject;
    }, 'the message to be shown');
  };
  /** Moved away, and the list shows that. */
  const gone = (subject: string) => rows().filter({ hasText: subject }).waitFor({ state: 'detached' });
  const button = (name: string) => page.getByRole('button', { name, exact: true });

  it('answers nobody who is not signed in', async () => {
    expect((await fetch(`${walk.product.address}/sandbox/mailboxes`)).status).toBe(401);
  });

  it('opens by the printed link, once, and sets a cookie that scripts cannot read', async () => {
    const link = /(http:\S+\/login\?token=\S+)/.exec(walk.product.printed)?.[1] ?? '';
    await page.goto(link);
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Sandbox mailbox' }).click();
    await rows().first().waitFor();
    const cookies = await page.context().cookies();
    expect(cookies).toContainEqual(expect.objectContaining({ httpOnly: true, sameSite: 'Strict' }));
    const again = await fetch(link, { redirect: 'manual' });
    expect(again.headers.get('set-cookie')).toBeNull();
    await seen('unwatched');
  });

  it('is watched, with its customers’ folders, by one button', async () => {
    await button('Watch this mailbox').click();
    await button('Watch this mailbox').waitFor({ state: 'detached' });
    await folder('Fabrikam').getByRole('img', { name: 'Tracked, Fabrikam' }).waitFor();
    await seen('watched');
  });

  it('shows a mail dragged by mouse as an activity at once', async () => {
    const subject = await subjectOf(0);
    await rows().first().dragTo(folder('Fabrikam'));
    await activity(subject).waitFor();
    await gone(subject);
    await seen('dragged');
  });

  it('moves several by mouse together', async () => {
    const subjects = [await subjectOf(1), await subjectOf(0)];
    await rows()
      .nth(1)
      .click({ modifiers: ['Shift'] });
    await pane('Reading pane').getByText('2 messages are chosen').waitFor();
    await seen('several');
    await rows().first().dragTo(folder('Fabrikam'));
    for (const subject of subjects) {
      await activity(subject).waitFor();
      await gone(subject);
    }
  });

  it('moves by keyboard alone', async () => {
    const subject = await subjectOf(1);
    await rows().first().click();
    await pane('Messages').getByRole('listbox').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('m');
    await page
      .getByRole('dialog')
      .getByRole('radio', { name: /\(tracked\)/, checked: true })
      .waitFor();
    await seen('move');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await activity(subject).waitFor();
    await gone(subject);
  });

  it('moves by touch, on a phone', async () => {
    const touch = await walk.open({ viewport: phone, hasTouch: true, isMobile: true });
    await walk.signIn(touch, path);
    const subject = 'Maintenance of the file';
    await rows(touch).filter({ hasText: subject }).tap();
    await pane('Reading pane', touch).getByRole('heading', { level: 2 }).filter({ hasText: subject }).waitFor();
    await touch.getByRole('button', { name: 'Move', exact: true }).tap();
    const dialog = touch.getByRole('dialog');
    await dialog
      .getByRole('radio', { name: /\(tracked\)/ })
      .first()
      .tap();
    await walk.shoot(touch, 'sandbox-touch-move');
    await dialog.getByRole('button', { name: 'Move', exact: true }).tap();
    await activity(subject).waitFor();
    await gone(subject);
    await touch.context().close();
  });

  it('shows what another window did', async () => {
    const subject = await subjectOf(0);
    const other = await walk.another(page.context());
    await other.goto(`${walk.product.address}${path}`);
    await rows(other).first().click();
    await other.keyboard.press('m');
    const dialog = other.getByRole('dialog');
    await dialog.getByRole('radio', { name: /\(tracked\)/, checked: true }).waitFor();
    await dialog.getByRole('button', { name: 'Move' }).click();
    await activity(subject).waitFor();
    await rows().filter({ hasText: subject }).waitFor({ state: 'detached' });
    await other.close();
  });

  it('receives a message, answers it, and receives an answer', async () => {
    await button('Receive a message').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('From').fill('kaethe.weiss@fabrikam.example');
    await dialog.getByLabel('Subject').fill('Pallets for May');
    await dialog.getByLabel('Text').fill('Could you send 40?');
    await seen('receive');
    await dialog.getByRole('button', { name: 'Receive' }).click();
    await rows().filter({ hasText: 'Pallets for May' }).click();
    await button('Reply').click();
    await dialog.getByText('> Could you send 40?').waitFor();
    await seen('reply');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await folder('Sent Items').click();
    await rows().filter({ hasText: 'RE: Pallets for May' }).first().click();
    await button('Receive an answer').click();
    await dialog.getByRole('button', { name: 'Receive' }).click();
    await page.getByRole('tree').first().getByText('Inbox', { exact: true }).click();
    await rows().filter({ hasText: 'RE: Pallets for May' }).first().waitFor();
  });

  it('keeps what was typed when the sandbox refuses it', async () => {
    await button('New message').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('To').fill('omar');
    await dialog.getByLabel('Subject').fill('Lunch');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.getByText('omar is not an email address.').waitFor();
    await seen('refused');
    await dialog.getByLabel('To').fill('omar@contoso.example');
    await dialog.getByRole('button', { name: 'Send' }).click();
    await dialog.waitFor({ state: 'detached' });
    // The browser tells of the refusal, and of nothing else until here.
    expect(walk.errors.splice(0)).toEqual([expect.stringContaining('400')]);
  });

  it('moves by rule what lies in the Inbox and what arrives', async () => {
    await button('Inbox rules').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Contains').fill('kaethe');
    await dialog.getByLabel('Move to').selectOption('Inbox/Customers/Fabrikam');
    await dialog.getByRole('button', { name: 'Add the rule' }).click();
    await dialog.getByRole('button', { name: 'Run now' }).click();
    await dialog.getByText(/messages? (?:was|were) moved out of the Inbox/).waitFor();
    await seen('rules');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await activity('Pallets for May').waitFor();
    await button('Receive a message').click();
    await dialog.getByLabel('From').fill('kaethe.weiss@fabrikam.example');
    await dialog.getByLabel('Subject').fill('Ramp closed');
    await dialog.getByRole('button', { name: 'Receive' }).click();
    await activity('Ramp closed').waitFor();
    await gone('Ramp closed');
  });

  it('deletes by key, and for good only after it asked', async () => {
    const subject = await subjectOf(0);
    await page.keyboard.press('Delete');
    await rows().filter({ hasText: subject }).waitFor({ state: 'detached' });
    await folder('Deleted Items').click();
    await rows().filter({ hasText: subject }).click();
    await button('Delete').click();
    await seen('delete');
    await button('Delete for good').click();
    await page.getByRole('heading', { name: 'This folder is empty' }).waitFor();
    await seen('empty');
  });

  it('has another mailbox, with the categories of its mail, and room for reading', async () => {
    await page.getByRole('combobox', { name: 'Mailbox' }).click();
    await page.getByRole('option', { name: /omar@/ }).click();
    await rows().filter({ hasText: 'Lunch' }).first().click();
    await page.evaluate(categorize);
    await rows().first().getByText('Follow up').waitFor();
    await button('Activity').click();
    await pane('Activity').waitFor({ state: 'detached' });
    await seen('omar');
    await button('Activity').click();
  });

  it('fits a phone, one pane at a time', async () => {
    await page.setViewportSize(phone);
    await pane('Reading pane').waitFor();
    await seen('phone-reading');
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await button('Messages').click();
    await seen('phone-messages');
    await button('Activity').click();
    await page.getByRole('heading', { name: 'Nothing yet' }).waitFor();
    await walk.shoot(page, 'sandbox-phone-activity');
    await button('Messages').click();
    await button('Folders').click();
    await seen('phone-folders');
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await page.emulateMedia({ colorScheme: 'dark' });
    await walk.shoot(page, 'sandbox-phone-dark');
    await page.setViewportSize(desktop);
    await walk.shoot(page, 'sandbox-dark');
    await page.emulateMedia({ colorScheme: null });
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
