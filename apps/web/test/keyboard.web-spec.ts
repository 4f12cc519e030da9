import type { Locator, Page } from 'playwright-core';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { furnishScreens, type Furnished } from './furnish-screens';
import { holdBack } from './hold-back';
import { Keyboard } from './keyboard';
import { WebWalk } from './web-walk';

describeWith([chromium], 'by keyboard alone', () => {
  let walk: WebWalk;
  let furnished: Furnished;
  let page: Page;
  let keys: Keyboard;

  beforeAll(async () => {
    walk = await WebWalk.start();
    furnished = await furnishScreens(walk.product);
    await enter();
  });
  afterAll(() => walk.dispose());

  const enter = async (mailboxId?: string): Promise<void> => {
    page = await walk.open();
    keys = new Keyboard(page);
    await walk.signIn(page, '/account', mailboxId);
  };
  const button = (name: string | RegExp, within: Page | Locator = page) =>
    within.getByRole('button', { name, exact: true });
  const field = (name: string, within: Page | Locator = page) => within.getByLabel(name, { exact: true });
  const dialog = () => page.getByRole('dialog');
  const closed = () => dialog().waitFor({ state: 'detached' });
  const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const folder = (name: RegExp) => page.getByRole('treeitem', { name });
  const main = () => page.getByRole('main');
  const screen = async (name: string, title: string | RegExp = name): Promise<void> => {
    const navigation = page.getByRole('navigation', { name: 'Screens' });
    await keys.within(navigation, navigation.getByRole('link', { name, exact: true }));
    await page.keyboard.press('Enter');
    await heading(title);
  };
  /** Opens a dialog, and leaves it: the focus is where it was. */
  const lookInto = async (opener: Locator): Promise<void> => {
    await keys.press(opener);
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await closed();
    await keys.returns(opener);
  };

  describe('administrators', () => {
    it('skip what is on every screen, and change the theme', async () => {
      await page.goto(`${walk.product.address}/overview`);
      await heading('Home');
      await keys.press(page.getByRole('link', { name: 'Skip to content' }));
      await keys.returns(page.locator('#content'));
      await keys.press(button('Use the dark theme'));
      await keys.press(button('Use the light theme'));
      await keys.press(main().getByRole('link', { name: /^Enabled/ }));
      await heading('Mailboxes');
    });

    it('take care of an alert, and take a webhook away', async () => {
      await screen('Alerts');
      await keys.press(button('Take ownership').first());
      await page.getByText('admin takes care of it,').first().waitFor();
      await keys.press(main().getByRole('link', { name: 'Webhooks' }));
      await heading('Webhooks');
      await lookInto(button('Add a webhook'));
      await keys.pick(button(/^More for/), 'Deliveries');
      await page.keyboard.press('Escape');
      await closed();
      await keys.returns(button(/^More for/));
      await keys.pick(button(/^More for/), 'Remove');
      await keys.press(button('Remove', dialog()));
      await page.getByText('No webhook yet').waitFor();
    });

    it('add a mailbox, enable it, read it now and pause it', async () => {
      await screen('Mailboxes');
      await lookInto(button('Add many'));
      await lookInto(button('Add a mailbox'));
      await page.keyboard.press('Enter');
      await keys.fill(page.getByLabel('Email address'), 'sales@contoso.example');
      await keys.to(page.getByRole('radio', { name: 'User' }));
      await keys.to(page.getByRole('radio', { name: /^Shared/ }), 'ArrowDown');
      await keys.press(button('Approve'));
      await heading('sales@contoso.example');
      await keys.press(button('Test and enable'));
      await page.getByText('Everything works. The mailbox is enabled.').waitFor();
      await keys.press(button('Read now'));
      await dialog().getByText('0 messages are missing.').waitFor();
      await keys.press(button('Read now', dialog()));
      await closed();
      await keys.returns(button('Read now'));
      await keys.press(button('Pause'));
      await keys.press(button('Pause', dialog()));
      await button('Test and enable').waitFor();
      await lookInto(button('Link for the owner'));
      const letAnswer = await holdBack(page, /\/mailboxes\/[^/]+\/options$/);
      await keys.choose(page.getByLabel('Folders below Inbox too'), 'Yes');
      await keys.choose(page.getByLabel('Sent mail too'), 'Yes');
      letAnswer();
      await page.getByText('In effect: Yes. Chosen here.').nth(1).waitFor();
    });

    it('prepare a change of policy, publish it, and roll back', async () => {
      await screen('Policies and rules');
      await keys.press(button('Prepare a change'));
      await keys.choose(
        page.getByRole('combobox', { name: 'Mail that is deleted in Exchange', exact: true }),
        'Is untracked',
      );
      await keys.fill(page.getByRole('textbox', { name: 'Why' }), 'For the fair');
      await keys.press(button('Save as a draft'));
      await heading('Draft');
      await lookInto(button('Publish'));
      await page.keyboard.press('Enter');
      await keys.press(button('Publish', dialog()));
      await page.getByRole('row', { name: /Mail that is deleted in Exchange Is untracked/ }).waitFor();
      await keys.to(page.getByRole('tab', { name: 'Values' }));
      await keys.to(page.getByRole('tab', { name: 'Versions' }), 'ArrowRight');
      await page.keyboard.press('Enter');
      const versions = page.getByRole('list', { name: 'Versions' }).getByRole('button');
      await keys.to(versions.first());
      await keys.to(versions.nth(1), 'ArrowDown');
      await page.keyboard.press('Enter');
      await keys.press(button('Roll back to this version'));
      const letAnswer = await holdBack(page, /\/roll-back$/);
      await keys.press(button('Roll back to this version', dialog()));
      expect(await walk.violations(page)).toEqual([]);
      letAnswer();
      await page
        .getByText(/^Brought back version/)
        .first()
        .waitFor();
    });

    it('prepare a change of a folder rule', async () => {
      await screen('Policies and rules');
      await keys.find(page.getByRole('combobox', { name: 'Mailbox', exact: true }), 'erin', 'erin@contoso.example');
      await page.getByRole('tab', { name: 'Folder rules' }).waitFor();
      await keys.to(page.getByRole('tab', { selected: true }));
      await keys.to(page.getByRole('tab', { name: 'Folder rules' }), 'ArrowRight');
      await page.keyboard.press('Enter');
      await keys.press(page.getByRole('switch', { name: 'Paused' }), 'Space');
      await keys.press(button('Save as a draft'));
      await heading('Draft');
      await page.getByText('Folder rule: Paused').waitFor();
      await keys.press(button('Discard'));
      await keys.press(button('Discard', dialog()));
      await heading('Policies and rules');
    });

    it('take back what they asked for themselves', async () => {
      await screen('Approvals');
      const changes = page.getByRole('list', { name: 'Approvals' });
      await changes.waitFor();
      await keys.within(changes, changes.getByRole('button', { name: /Waiting/ }));
      await page.keyboard.press('Enter');
      await lookInto(button('Take back'));
      await page.keyboard.press('Enter');
      await keys.press(button('Take back', dialog()));
      await closed();
      await button('Take back').waitFor({ state: 'detached' });
    });

    it('settle several unknown senders at once, and take that back', async () => {
      await screen('Unknown senders');
      const senders = page.getByRole('listbox', { name: 'Senders that wait' });
      await senders.waitFor();
      await keys.returns(senders);
      await page.keyboard.press('?');
      await dialog().waitFor();
      await page.keyboard.press('Escape');
      await closed();
      await keys.returns(senders);
      for (const key of ['x', 'j', 'x']) await page.keyboard.press(key);
      const bar = page.getByRole('toolbar', { name: 'What they are' });
      await keys.within(bar, button('2 contacts'));
      await page.keyboard.press('Enter');
      await page.getByText('2 records were made.').waitFor();
      await keys.press(button('Undo'));
      await page.getByText('2 senders wait again.').waitFor();
      await keys.within(bar, button('Same as…'));
      await lookInto(button('Same as…'));
      await keys.within(bar, button('Ignore'));
      await keys.pick(button('Ignore'), 'In this mailbox');
      await page.getByText('One is ignored from now on.').waitFor();
    });

    it('add, try and remove an exclusion', async () => {
      await screen('Exclusions');
      await keys.press(button('Add an exclusion'));
      await keys.choose(page.getByRole('combobox', { name: 'Kind' }), 'Domain');
      await keys.fill(page.getByRole('textbox', { name: 'Address, domain or words' }), 'tailspin.example');
      await keys.press(page.getByRole('checkbox', { name: 'Cc' }), 'Space');
      await keys.press(button('Save'));
      await page.getByText('Domain tailspin.example').waitFor();
      await keys.returns(button('Add an exclusion'));
      const box = page.getByRole('region', { name: 'What would happen?' });
      await keys.find(box.getByRole('combobox'), 'erin', 'erin@contoso.example');
      await keys.fill(box.getByRole('textbox', { name: 'From' }), 'news@tailspin.example');
      await page.keyboard.press('Enter');
      await box.getByText('Not recorded').waitFor();
      await keys.press(button(/^Remove: Domain tailspin.example/));
      await keys.press(button('Remove', dialog()));
      await button(/^Remove: Domain tailspin.example/).waitFor({ state: 'detached' });
    });

    it('find a message by its Message-ID without brackets, and learn for what a text was taken', async () => {
      const text = page.getByRole('searchbox', { name: 'Message' });
      const found = page.getByRole('article', { name: 'Decision' }).getByText('From bert');
      await screen('Why?', 'Why was it recorded, or not?');
      await keys.fill(text, 'bert@letters.example');
      await page.keyboard.press('Enter');
      await page.getByText('No mail from that address was found, so the text was taken for a Message-ID.').waitFor();
      await found.waitFor();
      expect(await walk.faults(page, 'why-message-id')).toEqual([]);
      await keys.fill(text, 'bert@proseware.example');
      await page.keyboard.press('Enter');
      await page.getByText('The text was taken for the address of a sender.').waitFor();
      await found.waitFor();
    });

    it('look for a saved message that they choose as a file', async () => {
      await screen('Why?', 'Why was it recorded, or not?');
      await lookInto(button('From a saved message'));
      await page.keyboard.press('Enter');
      const chooser = page.waitForEvent('filechooser');
      await keys.press(button('Choose a file…'));
      await (
        await chooser
      ).setFiles({
        name: 'never.eml',
        mimeType: 'message/rfc822',
        buffer: Buffer.from('Message-ID: <never@letters.example>\r\nSubject: Never\r\n\r\nHello.\r\n'),
      });
      await page.getByText('No decision was found').waitFor();
      await keys.press(button('Forget the message given'));
    });

    it('look into a dead letter, retry one and discard the other', async () => {
      await screen('Dead letters');
      const letters = main().getByRole('listitem').getByRole('button');
      await lookInto(letters.first());
      await page.keyboard.press('Enter');
      await keys.press(button('Retry', dialog()));
      await closed();
      await until(async () => (await walk.product.all('/dead-letters?state=open')).length === 1, 'it to die again');
      await keys.press(button(/^Discard 1$/));
      await keys.press(button('Discard', dialog()));
      await main().getByRole('listitem').filter({ hasText: 'Discarded' }).first().waitFor();
    });

    it('import records from a pasted table', async () => {
      await screen('Import records');
      await keys.choose(page.getByLabel('Kind of record'), 'User');
      await keys.to(page.getByLabel('Or paste the table'));
      await page.keyboard.insertText('id,name,email\nu-erin,Erin,erin@contoso.example\n');
      await keys.press(button('Import 1 line'));
      await page.getByText(/1 new, 0 updated, 0 as they were\./).waitFor();
    });

    it('stop sharing a mailbox with one after the other', async () => {
      const shared = { systemUserIds: ['u-erin', 'u-omar'] };
      await walk.product.call('PUT', `/mailboxes/${furnished.mailboxId}/grants`, shared);
      await screen('Mailboxes');
      await keys.press(main().getByRole('link', { name: 'erin@contoso.example' }));
      const [erin, omar] = [button('Stop sharing with Erin'), button('Stop sharing with u-omar')];
      await erin.waitFor();
      const letAnswer = await holdBack(page, /\/grants$/);
      await keys.press(omar);
      await page.getByRole('button', { name: 'Stop sharing with Erin', disabled: true }).waitFor();
      letAnswer();
      await omar.waitFor({ state: 'detached' });
      await keys.press(erin);
      await main().getByText('Nobody besides its owner.').waitFor();
    });

    it('change settings of the organization', async () => {
      await screen('Organization');
      await keys.fill(field('Folder rules for each mailbox'), '30');
      await keys.fill(page.getByRole('textbox', { name: 'Add to Our own domains' }), 'contoso.example');
      await page.keyboard.press('Enter');
      const domains = page.getByRole('toolbar', { name: 'Our own domains' });
      await keys.within(domains, domains.getByRole('button').last());
      await page.keyboard.press('Enter');
      await domains.waitFor({ state: 'detached' });
      await keys.press(button('Review and save'));
      await keys.press(button('Save', dialog()));
      await page.getByText(/^Saved\./).waitFor();
    });

    it('add, change and disable a user, and make and revoke a key', async () => {
      await screen('Users');
      await lookInto(button('Add a user'));
      await keys.pick(button('More for Omar'), 'Change');
      await keys.to(dialog().getByRole('radio', { checked: true }));
      await keys.to(dialog().getByLabel('Auditor'), 'ArrowDown');
      await keys.press(button('Save', dialog()));
      await closed();
      await keys.returns(button('More for Omar'));
      await keys.pick(button('More for Omar'), 'Disable');
      await keys.press(button('Disable', dialog()));
      await main().getByText('Disabled').waitFor();
      await screen('API keys');
      await keys.press(button('Add a key'));
      await keys.fill(dialog().getByRole('textbox', { name: /^Name/ }), 'weekly export');
      await keys.press(page.getByLabel('Read activities'), 'Space');
      await keys.press(button('Add a key', dialog()));
      await keys.press(button('Close', dialog()));
      await closed();
      await keys.returns(button('Add a key'));
      await keys.press(button('Revoke').first());
      await keys.press(button('Revoke', dialog()));
      await main().getByText('Revoked').first().waitFor();
    });

    it('count what an erasure would reach, and erase', async () => {
      await screen('Erasure');
      await keys.fill(page.getByLabel('Email addresses'), 'nobody@fabrikam.example');
      await keys.press(button('Count what would be removed'));
      await keys.press(button('Erase'));
      await keys.press(button('Erase', dialog()));
      await page.getByRole('heading', { name: 'What was removed' }).waitFor();
    });
  });

  describe('users', () => {
    beforeAll(() => enter(furnished.mailboxId));

    it('change a tracked folder, pause it, and stop tracking it', async () => {
      await screen('My folders');
      await keys.to(folder(/^Inbox/));
      await keys.to(folder(/^Fabrikam/), 'ArrowDown');
      await page.keyboard.press('Enter');
      await lookInto(button('Stop tracking'));
      await keys.press(button('Change'));
      await keys.find(main().getByRole('combobox'), 'fabr', /Fabrikam/);
      await keys.press(button('Save'));
      await keys.press(button('Pause'));
      await keys.press(button('Resume'));
      await keys.press(button('Stop tracking'));
      await keys.press(button('Stop tracking', dialog()));
      await page.getByText('The folder is no longer tracked.').waitFor();
      await keys.press(button('Undo'));
      await button('Pause').waitFor();
    });

    it('give a message another record, no longer track it, and take that back', async () => {
      await screen('My activity');
      const acts = button(/^What can be done about/).first();
      await keys.pick(acts, 'Change the record…');
      await keys.find(dialog().getByRole('combobox'), 'trey', /^Account Trey/);
      await keys.press(button('Save', dialog()));
      await closed();
      await keys.returns(acts);
      await keys.press(button(/^Undo the change of record/).first());
      await keys.pick(acts, 'Do not track');
      await keys.press(button('Do not track', dialog()));
      await keys.press(button(/^Undo “do not track”/).first());
      await button(/^Undo “do not track”/)
        .first()
        .waitFor({ state: 'detached' });
    });

    it('choose their options, and leave a sender out', async () => {
      await screen('My options');
      await keys.choose(field('Track mail outside tracked folders'), 'All messages');
      await keys.press(button('Save'));
      await page.getByText('Saved. It applies to all mail from now on.').waitFor();
      await keys.fill(field('Which'), 'lottery@evil.example');
      await page.keyboard.press('Enter');
      await keys.press(button('Remove lottery@evil.example'));
      await keys.press(button('Remove', dialog()));
      await page.getByText('Address: lottery@evil.example').waitFor({ state: 'detached' });
    });

    it('find a record, read its mail, and see who somebody is', async () => {
      await screen('Records');
      await keys.fill(field('Name'), 'adv');
      await page.getByRole('heading', { name: 'With the latest mail' }).waitFor({ state: 'detached' });
      await keys.press(page.getByRole('link', { name: 'Account Adventure Works' }));
      await heading('Adventure Works');
      await keys.press(page.getByRole('list', { name: 'Mail' }).getByRole('link').first());
      await page.waitForURL('**/activities/*');
      const person = main()
        .getByRole('button', { name: /@|Contact|Lead|User/ })
        .first();
      await keys.press(person);
      await dialog().waitFor();
      await page.keyboard.press('Escape');
      await keys.returns(person);
    });

    it('sign out', async () => {
      await keys.pick(button(/^Account of/), 'Sign out');
      await heading('Sign in');
      await until(() => walk.errors.splice(0).every((error) => error.includes('status of 401')), 'nothing but that');
    });
  });
});
