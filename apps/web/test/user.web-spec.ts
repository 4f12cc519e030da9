import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { enableMailbox } from '../../../test/product/enable-mailbox';
import { letter } from '../../../test/product/letter';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { holdBack } from './hold-back';
import { Keyboard } from './keyboard';
import { WebWalk } from './web-walk';

const erin = 'erin@contoso.example';
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };

describeWith([chromium], 'what people do about their own mail', () => {
  let walk: WebWalk;
  let page: Page;
  let mailboxId: string;
  let keys: Keyboard;

  beforeAll(async () => {
    walk = await WebWalk.start();
    page = await walk.open();
    keys = new Keyboard(page);
    mailboxId = (await enableMailbox(walk.product, erin)).id;
    await walk.signIn(page, '/', mailboxId);
  });
  afterAll(() => walk.dispose());

  const seen = async (name: string): Promise<void> => {
    await walk.shoot(page, `user-${name}`);
    expect(await walk.violations(page)).toEqual([]);
  };
  const onPhone = async (name: string): Promise<void> => {
    await page.setViewportSize(phone);
    await walk.shoot(page, `user-${name}-phone`);
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await page.setViewportSize(desktop);
  };

  const folder = (name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
  const panel = () => page.getByRole('region', { name: 'The chosen folder' });
  const row = (subject: string) => page.getByRole('article').filter({ hasText: subject });
  const button = (name: string) => panel().getByRole('button', { name });
  const choose = async (subject: string, act: string): Promise<void> => {
    await row(subject).getByRole('button', { name: `What can be done about` }).click();
    await page.getByRole('menuitem', { name: act }).click();
  };

  const inPanel = (name: string) => panel().getByLabel(name, { exact: true });
  const field = (name: string) => page.getByLabel(name, { exact: true });

  /** As another server would hand it in. */
  const deliver = async (path: string, subject: string): Promise<void> => {
    const sandbox = /Sandbox Exchange: (http:\/\/[^/]+)/.exec(walk.product.printed)?.[1] ?? '';
    const eml = letter({
      from: 'Buyer <buyer@fabrikam.example>',
      to: erin,
      subject,
      messageId: `<${randomUUID()}@letters.example>`,
    });
    const answer = await fetch(`${sandbox}/sandbox/mailboxes/${erin}/messages?folder=${encodeURIComponent(path)}`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822' },
      body: eml.toString(),
    });
    expect(answer.ok).toBe(true);
  };

  describe('folders', () => {
    it('are shown as Outlook has them, with what to do', async () => {
      await page.getByRole('heading', { name: 'My folders' }).waitFor();
      await folder('Adventure Works').waitFor();
      await page.getByRole('heading', { name: 'Choose a folder' }).waitFor();
      await seen('folders');
      await onPhone('folders');
    });

    it('say how much is in them now, also where nobody reads what comes', async () => {
      await deliver('Inbox/Projects/Trade Fair', 'Stand 12 is ours');
      await folder('Trade Fair').click();
      await panel().getByText('2 messages here now').waitFor();
    });

    it('are tracked for a record that is found by typing', async () => {
      await folder('Adventure Works').click();
      await panel().getByRole('heading', { name: 'Adventure Works' }).waitFor();
      await panel().getByRole('combobox').fill('adv');
      await page.getByRole('option', { name: /^Account Adventure Works/ }).waitFor();
      await walk.shoot(page, 'user-folders-search');
      await page.getByRole('option', { name: /^Account Adventure Works/ }).click();
      await seen('folders-form');
      await onPhone('folders-form');
      await button('Track this folder').click();
      await panel().getByText('2 messages were recorded through this folder.').waitFor();
      await panel().getByRole('link', { name: 'Account Adventure Works' }).waitFor();
      await folder('Adventure Works').getByRole('img', { name: 'Tracked, Adventure Works' }).waitFor();
      await seen('folders-tracked');
      await onPhone('folders-tracked');
    });

    it('are paused, and go on', async () => {
      await button('Pause').click();
      await panel().getByText('Paused', { exact: true }).waitFor();
      await button('Resume').click();
      await panel().getByText('Tracked', { exact: true }).waitFor();
    });

    it('are given another record, with the count of what it would reach', async () => {
      await button('Change').click();
      await panel().getByRole('combobox').fill('fabr');
      await page
        .getByRole('option', { name: /Fabrikam/ })
        .first()
        .click();
      await panel().getByText('2 messages were recorded through this folder already').waitFor();
      await panel().getByRole('radio', { name: 'Move it to Fabrikam' }).check();
      await seen('folders-change');
      await button('Save').click();
      await panel()
        .getByRole('link', { name: /Fabrikam/ })
        .waitFor();
    });

    it('are no longer tracked, after the count was shown; and tracked again by an undo', async () => {
      await button('Stop tracking').click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText('2 messages were recorded through this folder and stay recorded.').waitFor();
      await seen('folders-remove');
      await dialog.getByRole('button', { name: 'Stop tracking' }).click();
      await panel().getByText('The folder is no longer tracked.').waitFor();
      await seen('folders-removed');
      await button('Undo').click();
      await panel()
        .getByRole('link', { name: /Fabrikam/ })
        .waitFor();
    });

    it('are brought back as they were, though the page had not shown that yet', async () => {
      await button('Pause').click();
      await button('Resume').waitFor();
      const letAnswer = await holdBack(page, /\/folder-rules$/);
      await button('Resume').click();
      await button('Stop tracking').click();
      await page.getByRole('dialog').getByRole('button', { name: 'Stop tracking' }).click();
      letAnswer();
      await panel().getByText('The folder is no longer tracked.').waitFor();
      await button('Undo').click();
      await button('Pause').waitFor();
    });

    it('are tracked by the keyboard alone', async () => {
      await page.goto(`${walk.product.address}/folders`);
      await folder('Inbox').focus();
      await page.keyboard.press('Home');
      await keys.to(folder('Fabrikam'), 'ArrowDown');
      await page.keyboard.press('Enter');
      await panel().getByRole('heading', { name: 'Fabrikam' }).waitFor();
      await keys.find(panel().getByRole('combobox'), 'fabr', /Fabrikam/);
      await keys.to(panel().getByRole('radio', { checked: true }));
      await keys.to(panel().getByRole('radio').nth(1), 'ArrowDown');
      await keys.press(button('Other choices for this folder'));
      const creates = inPanel('For unknown senders of its mail, make');
      await keys.choose(creates, 'A contact');
      await seen('folders-settings');
      await onPhone('folders-settings');
      await keys.press(button('Track this folder'));
      await panel().getByText('Nothing was recorded through this folder yet.').waitFor();
      await panel().getByText('For unknown senders of its mail, make: A contact').waitFor();
      await seen('folders-settings-chosen');
    });

    it('have choices of their own, but for what the organization fixed or does not allow', async () => {
      await walk.product.call('PUT', '/organization', { locks: ['onMoveOut'], createCap: ['contact'] });
      await page.reload();
      await folder('Fabrikam').click();
      await button('Change').click();
      await button('Other choices for this folder').click();
      await panel().getByText('Fixed by the organization.').waitFor();
      expect(await inPanel('When mail leaves this folder').isDisabled()).toBe(true);
      const lead = inPanel('For unknown senders of its mail, make').getByRole('option', { name: /^A lead/ });
      expect(await lead.isDisabled()).toBe(true);
      await seen('folders-settings-fixed');
      await inPanel('How they are made').selectOption('Make them at once');
      await button('Save').click();
      await panel().getByText('How they are made: Make them at once').waitFor();
      await walk.product.call('PUT', '/organization', { locks: [], createCap: ['contact', 'lead'] });
    });

    it('say why the API refuses, and keep what was typed', async () => {
      await folder('Trade Fair').click();
      await page.route('**/folder-rules', (route) =>
        route.request().method() === 'POST'
          ? route.fulfill({
              status: 409,
              contentType: 'application/problem+json',
              body: JSON.stringify({ title: 'Conflict', detail: 'A mailbox may have at most 25 rules.', status: 409 }),
            })
          : route.continue(),
      );
      await panel().getByRole('combobox').fill('fabr');
      await page
        .getByRole('option', { name: /Fabrikam/ })
        .first()
        .click();
      await button('Track this folder').click();
      await panel().getByRole('alert').getByText('A mailbox may have at most 25 rules.').waitFor();
      expect(await panel().getByRole('combobox').inputValue()).toContain('Fabrikam');
      await seen('folders-refused');
      await page.unroute('**/folder-rules');
      walk.errors.length = 0;
    });
  });

  describe('activity', () => {
    const tracked = 'Framework contract 2027';

    it('says of each message what became of it, and what can be done', async () => {
      await page.goto(`${walk.product.address}/activity`);
      await row(tracked)
        .first()
        .getByText(/^Recorded in “Inbox\/Customers\/Adventure Works”/)
        .waitFor();
      await seen('activity');
      await onPhone('activity');
    });

    it('shows what arrives, recorded or not, without being loaded again', async () => {
      const other = await walk.another(page.context());
      await other.goto(`${walk.product.address}/activity`);
      await other.getByRole('status', { name: 'Live', exact: true }).waitFor();
      await deliver('Inbox/Customers/Fabrikam', 'Seen at once');
      await other.getByRole('article').filter({ hasText: 'Seen at once' }).waitFor();
      await row('Seen at once').waitFor();
      await deliver('Inbox', 'Lottery');
      await row('Lottery')
        .getByText(/^Not recorded in “Inbox”/)
        .waitFor();
      await seen('activity-both');
      await other.close();
    });

    it('gives a message another record, and takes that back', async () => {
      await choose('Seen at once', 'Change the record…');
      await page.getByRole('dialog').getByRole('combobox').fill('trey');
      await page.getByRole('option', { name: /^Account Trey/ }).click();
      await seen('activity-record');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await row('Seen at once').getByRole('link', { name: /Trey/ }).waitFor();
      await row('Seen at once')
        .getByRole('button', { name: /^Undo the change of record \(\d+ min left\)/ })
        .click();
      await row('Seen at once')
        .getByRole('link', { name: /Fabrikam/ })
        .waitFor();
    });

    it('no longer tracks a message, by the keyboard alone, and takes that back', async () => {
      const acts = row('Seen at once').getByRole('button', { name: 'What can be done about' });
      await acts.focus();
      await keys.pick(acts, 'Do not track');
      const dialog = page.getByRole('dialog', { name: 'No longer track this message?' });
      await dialog.waitFor();
      await seen('activity-untrack');
      await keys.press(dialog.getByRole('button', { name: 'Do not track' }));
      await row('Seen at once').getByText('You removed it from what is recorded.').waitFor();
      await seen('activity-untracked');
      await row('Seen at once')
        .getByRole('button', { name: /^Undo “do not track”/ })
        .click();
      await row('Seen at once').getByRole('link', { name: 'Seen at once' }).waitFor();
    });

    it('records a message that was left out, by the keyboard alone', async () => {
      await deliver('Inbox', 'Wanted after all');
      await row('Wanted after all').getByRole('button', { name: 'Record it now: Wanted after all' }).press('Enter');
      await row('Wanted after all').getByText('A person had the message recorded.').waitFor();
      await page.getByRole('button', { name: 'Record it now: Wanted after all' }).waitFor({ state: 'hidden' });
      await seen('activity-recorded-now');
    });

    it('stops a conversation, and goes on with it', async () => {
      await choose('Seen at once', 'Stop this conversation');
      await page.getByRole('dialog').getByRole('button', { name: 'Stop this conversation' }).click();
      await row('Seen at once')
        .getByText(/You stopped tracking this conversation/)
        .waitFor();
      await choose('Seen at once', 'Track this conversation again');
      await row('Seen at once')
        .getByText(/You stopped tracking/)
        .waitFor({ state: 'hidden' });
    });

    it('shows only what was not recorded, and says when that is nothing', async () => {
      await page.getByLabel('Show', { exact: true }).selectOption('Not recorded');
      await row('Seen at once').waitFor({ state: 'hidden' });
      await row('Lottery').waitFor();
      await page.route('**/api/v1/moves*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
      await page.reload();
      await page.getByRole('heading', { name: 'Nothing yet' }).waitFor();
      await seen('activity-empty');
      await page.unroute('**/api/v1/moves*');
    });

    it('says what failed, and tries again', async () => {
      await page.route('**/api/v1/moves*', (route) =>
        route.fulfill({ status: 400, json: { title: 'Bad request', detail: 'The list cannot be read.', status: 400 } }),
      );
      await page.reload();
      await page.getByRole('alert').getByText('The list cannot be read.').waitFor();
      await seen('activity-error');
      await page.unroute('**/api/v1/moves*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await row('Lottery').waitFor();
      walk.errors.length = 0;
    });
  });

  describe('options', () => {
    it('show what holds, who set it, and what the organization fixed', async () => {
      await walk.product.call('PUT', '/organization', { locks: ['onDelete'] });
      await page.goto(`${walk.product.address}/options`);
      await page.getByText('In effect: Replies to tracked mail (the default).').waitFor();
      await page.getByText('Fixed by the organization.').first().waitFor();
      expect(await field('When mail is deleted').isDisabled()).toBe(true);
      await page.getByText('Decided by the organization for all mailboxes.').first().waitFor();
      expect(await field('Find the account of an address by its domain').isDisabled()).toBe(true);
      await seen('options');
      await onPhone('options');
    });

    it('are tried before they are saved, and saved', async () => {
      await field('Track mail outside tracked folders').selectOption('All messages');
      await page.getByRole('button', { name: 'Show what would change' }).click();
      await page.getByText(/messages of the last 30 days, \d+ more would be recorded/).waitFor();
      await seen('options-tried');
      await page.getByRole('button', { name: 'Save' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('Saved. It applies to all mail from now on.').waitFor();
      expect(await walk.product.call('GET', `/mailboxes/${mailboxId}/options`)).toMatchObject({
        track: { value: 'all', effective: 'all' },
      });
      await seen('options-saved');
    });

    it('leave senders out, say what is wrong with one, and take one back', async () => {
      await field('Which').fill('not an address');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('alert').first().waitFor();
      expect(await field('Which').inputValue()).toBe('not an address');
      await field('Which').fill('lottery@evil.example');
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByText('Address: lottery@evil.example').waitFor();
      await field('Leave out').selectOption('Domain');
      await field('Which').fill('northwind.example');
      await field('Then').selectOption('The person is ignored');
      await page.getByRole('checkbox', { name: 'Cc' }).uncheck();
      await page.getByRole('button', { name: 'Add' }).click();
      await page.getByText('Domain: northwind.example').waitFor();
      await page.getByText('The person is ignored · in From, To').waitFor();
      await page
        .getByRole('list', { name: 'Left out by the organization' })
        .getByText('Private and confidential messages')
        .waitFor();
      await seen('options-exclusions');
      await onPhone('options-exclusions');
      await page.getByRole('button', { name: 'Remove lottery@evil.example' }).click();
      await page
        .getByRole('dialog')
        .getByText(/It has (not )?matched/)
        .waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('Address: lottery@evil.example').waitFor({ state: 'hidden' });
      walk.errors.length = 0;
    });
  });

  describe('a second mailbox', () => {
    let una: Page;
    let sharedId: string;
    const choice = () => una.getByRole('combobox', { name: 'Mailbox' });
    const title = (name: string) => una.getByRole('heading', { level: 1, name }).waitFor();
    beforeAll(async () => {
      una = await walk.open();
      await walk.product.call('PATCH', `/mailboxes/${mailboxId}`, { ownerId: 'u-una' });
      await walk.signInAs(una, { name: 'una', displayName: 'Una', role: 'user', systemUserId: 'u-una' });
      sharedId = (await enableMailbox(walk.product, 'omar@contoso.example')).id;
    });

    it('begins with the folders of the first', async () => {
      await title('My folders');
      await una.getByRole('treeitem', { name: /^Adventure Works/ }).waitFor();
      expect(await choice().count()).toBe(0);
    });

    it('is there as soon as it is shared by an administrator', async () => {
      const desk = await walk.open();
      const user = { table: 'systemuser', id: 'u-una', name: 'Una', emailAddresses: ['una@contoso.example'] };
      await walk.product.call('PUT', '/records', [user]);
      await walk.signIn(desk, `/mailboxes/${sharedId}`);
      await desk.getByRole('combobox', { name: 'User' }).fill('Un');
      await desk.getByRole('option', { name: /u-una/ }).click();
      await desk.getByRole('button', { name: 'Share' }).click();
      await desk.getByRole('button', { name: 'Stop sharing with Una' }).waitFor();
      await walk.shoot(desk, 'user-mailboxes-shared');
      await choice().waitFor();
      await walk.shoot(una, 'user-mailboxes');
      expect(await walk.violations(una)).toEqual([]);
      await desk.context().close();
    });

    it('is chosen by the mouse, and stays chosen from screen to screen', async () => {
      await choice().click();
      await una.getByRole('option', { name: 'omar@contoso.example' }).click();
      await una.getByRole('treeitem', { name: /^Adventure Works/ }).waitFor({ state: 'detached' });
      await una.getByRole('treeitem', { name: /^Inbox/ }).waitFor();
      for (const screen of ['My activity', 'My options', 'My folders']) {
        await una.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: screen }).click();
        await title(screen);
        await una.getByRole('combobox', { name: 'Mailbox' }).filter({ hasText: 'omar' }).waitFor();
        await walk.shoot(una, `user-mailboxes-${screen.replace(' ', '-').toLowerCase()}`);
      }
      await una.setViewportSize(phone);
      await walk.shoot(una, 'user-mailboxes-phone');
      expect(await walk.sidewaysScroll(una)).toBe(0);
      await una.setViewportSize(desktop);
    });

    it('is left by the keyboard', async () => {
      await choice().focus();
      await una.keyboard.press('Enter');
      await una.getByRole('option').first().waitFor();
      await una.keyboard.press('Home');
      await una.keyboard.press('Enter');
      await una.getByRole('treeitem', { name: /^Adventure Works/ }).waitFor();
    });

    it('is gone as soon as it is no longer shared, also from under whoever looks at it', async () => {
      await choice().click();
      await una.getByRole('option', { name: 'omar@contoso.example' }).click();
      await una.getByRole('treeitem', { name: /^Adventure Works/ }).waitFor({ state: 'detached' });
      await walk.product.call('PUT', `/mailboxes/${sharedId}/grants`, { systemUserIds: [] });
      await una.getByRole('treeitem', { name: /^Adventure Works/ }).waitFor();
      await choice().waitFor({ state: 'detached' });
      await una.context().close();
      // What was asked for before the page knew was refused.
      walk.errors.splice(0, walk.errors.length, ...walk.errors.filter((line) => !line.includes('status of 403')));
    });
  });

  it('tells what is read and what never is', async () => {
    await page.goto(`${walk.product.address}/privacy`);
    await page.getByRole('heading', { name: 'What is never read' }).waitFor();
    await page
      .getByText(/^Version \d+, by/)
      .first()
      .waitFor();
    await page.getByText('Nobody else has looked at it.').waitFor();
    await seen('privacy');
    await onPhone('privacy');
  });

  it('tells who looked at one’s mail', async () => {
    const id = await until(async () => {
      const mails = await walk.product.all<{ id: string; content: string }>(`/activities?mailboxId=${mailboxId}`);
      return mails.find(({ content }) => content === 'stored')?.id;
    }, 'a message with content');
    const desk = await walk.open();
    const shown = desk.waitForResponse((answer) => answer.url().includes(`/activities/${id}/body`));
    await walk.signIn(desk, `/activities/${id}`);
    expect((await shown).ok()).toBe(true);
    await desk.context().close();
    await walk.product.call('GET', `/activities?mailboxId=${mailboxId}&q=anything`);
    await page.reload();
    await page.getByText('The administrator admin opened it.').waitFor();
    await page.getByText('The administrator admin searched the mail of this mailbox by words.').waitFor();
    const looks = page.getByRole('region', { name: 'Who looked at my mail' });
    await looks.scrollIntoViewIfNeeded();
    await seen('privacy-looks');
    await page.setViewportSize(phone);
    await looks.scrollIntoViewIfNeeded();
    await onPhone('privacy-looks');
  });

  it.each(['/folders', '/activity', '/options', '/privacy'])(
    'fetches less than 300 KB of script for %s',
    async (path) => {
      const first = await walk.open();
      await walk.signIn(first, path, mailboxId);
      await first.getByRole('heading', { level: 1 }).waitFor();
      await until(async () => (await first.getByRole('progressbar').count()) === 0, 'the screen to be loaded');
      const bytes = await walk.scriptBytes(first);
      expect(bytes).toBeGreaterThan(100_000);
      expect(bytes).toBeLessThan(300_000);
      await first.context().close();
    },
  );

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
