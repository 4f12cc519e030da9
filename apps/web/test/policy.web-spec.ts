import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { exchangeEnv } from '../../../test/product/exchange-env';
import { letter } from '../../../test/product/letter';
import { TrackedMailbox, messageIdOf } from '../../../test/product/tracked-mailbox';
import { until } from '../../../test/product/until';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { answerOtherwise } from './screen-states';
import { drop, fromDesktop } from './dropped-file';
import { letterOf } from './stranger';
import { WebWalk } from './web-walk';

const undoButton = (window: Page) => window.getByRole('button', { name: /^Undo recording it/ });

describeWith([chromium], 'the screens of policies', () => {
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
    await erin.deliver('lunch', 'Inbox');
    await erin.readUpTo('offer', customers);
    for (const name of ['anna', 'bert']) await deliverFrom(name, customers);
    await until(async () => (await decisions()).length >= 4, 'everything to be decided');
    page = await walk.open();
    await walk.signIn(page);
  });

  afterAll(async () => {
    await walk.dispose();
    await sandbox.close();
  });

  const decisions = () => walk.product.all<{ readonly reason: string }>('/decisions');
  const open = async (path: string): Promise<void> => {
    await page.goto(`${walk.product.address}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const deliverFrom = (name: string, folder: string): Promise<string> =>
    sandbox.importMessage(erin.address, folder, letterOf(name, erin.address));
  /** Fills in the form of a layer. */
  const prepare = async (path: string, label: string, choice: string): Promise<void> => {
    await open(path);
    await page.getByRole('button', { name: 'Prepare a change' }).click();
    await page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: choice });
  };
  const saveDraft = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Save as a draft' }).click();
    await page.getByRole('heading', { name: 'Draft', exact: true }).waitFor();
  };
  const shownOne = () => page.getByRole('article', { name: 'Change that was asked for' });
  /** The browser writes down each refusal, also one that a case is about. */
  const forgive = (status: number): void => {
    const others = walk.errors.filter((error) => !error.includes(`status of ${status}`));
    walk.errors.splice(0, walk.errors.length, ...others);
  };
  /** Everything that holds of any state of any screen; leaves the window as wide as a desk's. */
  const expectSound = async (name: string): Promise<void> =>
    expect(await walk.faults(page, `policy-${name}`)).toEqual([]);

  describe('Why?', () => {
    it('shows the decision with each check, and withholds what untracked mail says, with the reason', async () => {
      await open('/why?verdict=skip');
      await page.getByRole('heading', { name: 'The message answers nothing that is tracked.' }).waitFor();
      await page.getByText('Subject and sender are withheld').waitFor();
      await page
        .getByRole('list', { name: 'Checks in the order made' })
        .getByRole('img', { name: 'Not passed' })
        .first()
        .waitFor();
      await expectSound('why-withheld');
    });

    it('finds a message by words of its subject, by keyboard alone', async () => {
      await open('/why');
      await page.getByRole('searchbox', { name: 'Message' }).focus();
      await page.keyboard.type('From bert');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Decision' }).getByText('From bert').waitFor();
      await page.getByRole('link', { name: 'Change this rule' }).waitFor();
      await expectSound('why-found');
    });

    it('goes through what was found by arrow keys', async () => {
      const rows = page.getByRole('list', { name: 'Decisions, newest first' }).getByRole('button');
      const asked = await walk.asked(page, async () => {
        await open('/why?verdict=track');
        await rows.first().getByText(erin.address).waitFor();
      });
      expect(asked.filter((path) => path.startsWith('/api/v1/mailboxes/'))).toEqual([]);
      const wanted =
        (await rows
          .nth(1)
          .getByText(/^(?:From|About)/)
          .first()
          .textContent()) ?? '';
      await rows.first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Decision' }).getByText(wanted).first().waitFor();
    });

    it('looks for a pasted message by its Message-ID, and tries it', async () => {
      await open('/why');
      await page.getByRole('button', { name: 'From a saved message' }).click();
      await page.getByRole('textbox', { name: 'Message with headers' }).fill(
        letter({
          messageId: '<never@letters.example>',
          from: 'a@b.example',
          to: erin.address,
          subject: 'Never',
        }).toString(),
      );
      await page.getByRole('button', { name: 'Look for it' }).click();
      await page.getByText('No decision was found').waitFor();
      // The dialog hides what is behind it until it has faded.
      await page.locator('#root[aria-hidden="true"]').waitFor({ state: 'detached' });
      await expectSound('why-none');
      await page.getByRole('combobox', { name: 'It should be in' }).click();
      await page.getByRole('option', { name: erin.address }).click();
      await page.getByText('Possible causes, most likely first').waitFor();
      await page.getByRole('button', { name: 'Try it now' }).click();
      await page
        .getByRole('region', { name: 'The message given' })
        .getByText('The message answers nothing that is tracked.')
        .waitFor();
      await expectSound('why-tried');
    });

    it('has the server read a saved message, with its subject as it was written, and finds what became of it', async () => {
      await open('/why');
      const message = letter({
        messageId: messageIdOf('bert'),
        from: 'bert <bert@proseware.example>',
        to: erin.address,
        subject: '=?utf-8?B?w4RuZGVydW5nIGbDvHIgWm/Dqw==?=',
      });
      await drop(page, { name: 'message.eml', content: message.toString() });
      const given = page.getByRole('region', { name: 'The message given' });
      await given.getByText('Änderung für Zoë').waitFor();
      await given.getByText('bert <bert@proseware.example>').waitFor();
      await page.getByRole('article', { name: 'Decision' }).getByText('From bert').waitFor();
      await expectSound('why-saved');
    });

    it('says what to do with a file that Outlook saved, with what is no message, and of what is too large to try', async () => {
      const given = page.getByRole('region', { name: 'The message given' });
      await page.getByRole('button', { name: 'From a saved message' }).click();
      await page.getByText('Save Outlook messages (.msg) as .eml first').waitFor();
      await expectSound('why-entry');
      const file = page.getByLabel('File with the message');
      await file.setInputFiles({
        name: 'a.msg',
        mimeType: 'application/vnd.ms-outlook',
        buffer: Buffer.from('d0cf11e0a1b11ae100', 'hex'),
      });
      await given.getByText('Save it as .eml').waitFor();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await expectSound('why-outlook');
      await drop(page, { name: 'notes.txt', content: 'nothing' });
      await given.getByText('What was given is no message with headers.').waitFor();
      await drop(page, { name: 'large.eml', content: `Subject: Large\r\n\r\n${'x'.repeat(1_000_000)}` });
      await given.getByText('It has no Message-ID').waitFor();
      await given.getByText('it is larger than 900 kB').waitFor();
      await given.getByRole('button', { name: 'Forget the message given' }).click();
      await given.waitFor({ state: 'detached' });
      forgive(422);
      forgive(400);
    });

    it('looks for a saved message that is dragged from the desktop to anywhere on it', async () => {
      await open('/why');
      const file = join(walk.product.dataDir, 'dropped.eml');
      await writeFile(
        file,
        letter({
          messageId: messageIdOf('bert'),
          from: 'bert <bert@proseware.example>',
          to: erin.address,
          subject: 'Dropped',
        }),
      );
      const drag = await fromDesktop(page, file);
      await drag('dragEnter');
      await drag('dragOver');
      await page.getByText('Drop the message to look for it').waitFor();
      await expectSound('why-drop');
      // The window was narrow in between, which ends a drag.
      await drag('dragEnter');
      await drag('dragOver');
      await drag('drop');
      await page.getByRole('article', { name: 'Decision' }).getByText('From bert').waitFor();
      await page.getByRole('region', { name: 'The message given' }).getByText('Dropped').waitFor();
      await page.getByText('Drop the message to look for it').waitFor({ state: 'hidden' });
    });

    it('says what failed, and tries again', async () => {
      await page.route('**/api/v1/decisions?*', (route) =>
        route.fulfill({ status: 503, json: { detail: 'Not now.' } }),
      );
      await open('/why?q=lunch');
      await page.getByText('Not now.').waitFor();
      await expectSound('why-failed');
      await page.unroute('**/api/v1/decisions?*');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('No decision was found').waitFor();
      forgive(503);
    });

    it('records a message now of which it was decided not to', async () => {
      await erin.deliver('wanted', 'Inbox');
      const path = `/why?messageId=${encodeURIComponent(messageIdOf('wanted'))}`;
      await until(
        async () => (await walk.product.all(`/decisions?messageId=${messageIdOf('wanted')}`)).length > 0,
        'it to be decided',
      );
      await open(path);
      await page.getByRole('button', { name: 'Record it now' }).click();
      await page.getByText('A person had the message recorded.').first().waitFor();
      await undoButton(page).waitFor();
      await expectSound('why-recorded-now');
    });

    it('takes that back for ten minutes, by the mouse and by the keyboard', async () => {
      const later = await walk.copy(page);
      await later.clock.install();
      await later.goto(page.url());
      await undoButton(later).waitFor();
      await later.clock.fastForward('10:00');
      await undoButton(later).waitFor({ state: 'detached' });
      await later.context().close();
      const recordNow = page.getByRole('button', { name: 'Record it now' });
      await undoButton(page).click();
      await recordNow.waitFor();
      await expectSound('why-taken-back');
      await recordNow.focus();
      await page.keyboard.press('Enter');
      await undoButton(page).focus();
      await page.keyboard.press('Enter');
      await recordNow.waitFor();
      expect(await walk.product.all(`/activities?messageId=${messageIdOf('wanted')}`)).toEqual([]);
    });
  });

  describe('Policies and rules', () => {
    it('shows each value of the organization and what it may fix', async () => {
      await open('/policies');
      await page.getByRole('row', { name: /Mail outside tracked folders Record replies/ }).waitFor();
      await expectSound('policies-organization');
      await page.getByRole('button', { name: 'Prepare a change' }).click();
      await page.getByRole('button', { name: 'Save as a draft' }).waitFor();
      await expectSound('policies-form');
    });

    it('keeps a change as a draft, shows the difference, and publishes it', async () => {
      await prepare('/policies', 'Mail that is deleted in Exchange', 'Is untracked');
      await page.getByRole('checkbox', { name: 'Fix for the layers below: Mail that is deleted in Exchange' }).check();
      await page.getByRole('textbox', { name: 'Why' }).fill('For the fair');
      await saveDraft();
      const difference = page.getByRole('list', { name: 'What would change' });
      await difference.getByText('Mail that is deleted in Exchange').first().waitFor();
      await expectSound('policies-draft');
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('dialog').getByText('2 values change.').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('row', { name: /Mail that is deleted in Exchange Is untracked/ }).waitFor();
    });

    it('shows a mailbox what it chose, where the rest comes from, and what is fixed', async () => {
      await open(`/policies?scope=mailbox&id=${erin.id}`);
      await page.getByRole('row', { name: /An unknown sender of recorded mail Becomes a contact Mailbox/ }).waitFor();
      await page.getByRole('row', { name: /Is untracked Organization Fixed by the organization/ }).waitFor();
      await expectSound('policies-mailbox');
    });

    it('finds a mailbox that is not among the first, by what is typed over what was chosen', async () => {
      const others = Array.from({ length: 20 }, (_, n) => ({ id: `m-${n}`, emailAddress: `box-${n}@contoso.example` }));
      await page.route(/\/api\/v1\/mailboxes\?limit=20$/, (route) =>
        route.fulfill({ json: { items: others, nextCursor: 'more' } }),
      );
      await open('/exclusions');
      const field = page.getByRole('combobox', { name: 'Exclusions of' });
      await field.click();
      await page.getByText('There are more; type how the address begins').waitFor();
      await field.pressSequentially('erin@');
      await page.getByRole('option', { name: erin.address }).click();
      await page.waitForURL(`**/exclusions?mailboxId=${erin.id}`);
      await page.unroute(/\/api\/v1\/mailboxes\?limit=20$/);
    });

    it('rolls back to an older version', async () => {
      await open('/policies?tab=history');
      await page.getByRole('button', { name: /Version 0/ }).click();
      await page.getByRole('button', { name: 'Roll back to this version' }).click();
      await expectSound('policies-roll-back');
      await page.getByRole('dialog').getByRole('button', { name: 'Roll back to this version' }).click();
      await page.getByText('Brought back version 0').waitFor();
      await expectSound('policies-history');
    });

    it('tries a draft upon real mail, and traces a message under both, by keyboard alone', async () => {
      await prepare(`/policies?scope=mailbox&id=${erin.id}`, 'Mail outside tracked folders', 'Record all of it');
      await saveDraft();
      await page.getByRole('button', { name: 'Try it', exact: true }).focus();
      await page.keyboard.press('Enter');
      const rows = page.getByRole('list', { name: 'Messages with a different outcome' }).getByRole('button');
      await rows.first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      const traces = page.getByRole('region', { name: 'Why', exact: true });
      await traces.getByText('The mailbox tracks all of its mail.').waitFor();
      await expectSound('policies-simulated');
    });

    it('cancels while it is tried', async () => {
      await page.route('**/api/v1/simulations/*', (route) =>
        route.request().method() === 'GET' ? answerOtherwise(route, { state: 'running' }) : route.continue(),
      );
      await page.getByRole('button', { name: 'Try it', exact: true }).click();
      await page.getByRole('progressbar', { name: 'Mailboxes that were read' }).waitFor();
      await expectSound('policies-simulating');
      await page.getByRole('button', { name: 'Stop' }).click();
      await page.getByRole('progressbar').waitFor({ state: 'detached' });
      await page.unroute('**/api/v1/simulations/*');
    });

    it('prepares a folder rule otherwise, and lists what is prepared', async () => {
      await open(`/policies?scope=mailbox&id=${erin.id}&tab=rules`);
      await page.getByRole('switch', { name: 'Paused' }).click();
      await expectSound('policies-rule');
      await saveDraft();
      await page.getByText('Folder rule: Paused').waitFor();
      await open('/policies?tab=drafts');
      await page.getByRole('button', { name: erin.address }).first().waitFor();
      await expectSound('policies-drafts');
    });

    it('opens a draft again in the form of the rule, tries it once more, and publishes it', async () => {
      await page.getByRole('button', { name: erin.address }).first().click();
      const difference = page.getByRole('list', { name: 'What would change' });
      await difference.getByText('Folder rule: Paused').waitFor();
      await page.getByRole('button', { name: 'Edit the draft' }).click();
      const rule = page.getByRole('region', { name: 'Inbox/Customers' });
      await rule.getByRole('switch', { name: 'Paused', checked: true }).waitFor();
      await rule.getByRole('switch', { name: 'Paused' }).click();
      await rule
        .getByRole('combobox', { name: 'Mail that leaves the tracked folders' })
        .selectOption({ label: 'Is untracked' });
      await rule.getByRole('textbox', { name: 'Why' }).fill('For all customers');
      await expectSound('policies-draft-rule');
      await rule.getByRole('button', { name: 'Save as a draft' }).click();
      await difference.getByText('Folder rule: Mail that leaves the tracked folders').waitFor();
      await difference.getByText('Folder rule: Paused').waitFor({ state: 'detached' });
      await page.getByText('For all customers').waitFor();
      await page.getByRole('button', { name: 'Try it', exact: true }).click();
      await page.getByText('No message would have a different outcome').waitFor();
      await expectSound('policies-draft-rule-tried');
      await page.getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
      await page.getByRole('heading', { name: 'Policies and rules' }).waitFor();
      const rules = await walk.product.all<object>(`/mailboxes/${erin.id}/folder-rules`);
      expect(rules).toMatchObject([{ paused: false, settings: { onMoveOut: 'untrack' } }]);
    });

    it('adds a team, puts a mailbox in it, and shows its values there', async () => {
      await open('/policies');
      await page.getByRole('button', { name: 'Add a team' }).click();
      await page.getByRole('textbox', { name: 'Name' }).fill('Sales');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('button', { name: 'Rename the team' }).waitFor();
      const [team] = await walk.product.all<{ id: string }>('/teams');
      await walk.product.call('PATCH', `/teams/${team?.id}`, { values: { track: 'none' }, locks: ['track'] });
      await page.reload();
      const track = page.getByRole('row', {
        name: /Mail outside tracked folders Record none of it Team Fixed for the layers below/,
      });
      await track.getByText('Organization: Record replies to recorded mail').waitFor();
      await expectSound('policies-team');
      await walk.product.call('PATCH', `/teams/${team?.id}`, { values: {}, locks: [] });
      await open(`/policies?scope=mailbox&id=${erin.id}`);
      await page.getByLabel('In the team').selectOption({ label: 'Sales' });
      await until(async () => {
        const { teamId } = await walk.product.call<{ teamId: string | null }>('GET', `/mailboxes/${erin.id}`);
        return teamId !== null;
      }, 'the mailbox to be in the team');
    });

    it('renames and removes a team, having said how many mailboxes are in it', async () => {
      const [team] = await walk.product.all<{ readonly id: string }>('/teams');
      await open(`/policies?scope=team&id=${team?.id}`);
      await page.getByRole('button', { name: 'Rename the team' }).click();
      await page.getByText('One mailbox is in it. Nothing else changes.').waitFor();
      await page.getByRole('textbox', { name: 'Name' }).fill('Sales West');
      await expectSound('policies-team-rename');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Remove the team' }).click();
      const dialog = page.getByRole('dialog', { name: 'Remove the team Sales West?' });
      await dialog.getByText('One mailbox is in it. It is taken out').waitFor();
      await expectSound('policies-team-remove');
      await dialog.getByRole('button', { name: 'Remove the team' }).click();
      await dialog.waitFor({ state: 'detached' });
      const { teamId } = await walk.product.call<{ teamId: string | null }>('GET', `/mailboxes/${erin.id}`);
      expect([teamId, await walk.product.all('/teams')]).toEqual([null, []]);
      // A count that was under way finds the team gone.
      walk.errors.length = 0;
    });
  });

  describe('Approvals', () => {
    it('says that nothing waits', async () => {
      await open('/approvals');
      await page.getByText('Nothing to approve').waitFor();
      await expectSound('approvals-none');
    });

    it('shows who asked and how far it reaches, and approves', async () => {
      const { token } = await walk.product.call<{ token: string }>('POST', '/administrators', { name: 'omar' });
      await walk.product.call('PUT', '/organization', { approvalLimit: 1 });
      const asked = await fetch(`${walk.product.address}/api/v1/mailboxes/${erin.id}/options`, {
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ track: 'all', create: 'contact', createMode: 'suggest' }),
      });
      expect(asked.status).toBe(202);
      await open('/approvals');
      const one = shownOne();
      await one.getByText('omar asked').waitFor();
      await expectSound('approvals-waiting');
      await one.getByRole('button', { name: 'Approve' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
      await one.getByText('Approved by admin').waitFor();
      await expectSound('approvals-approved');
    });

    it('refuses with a reason, which whoever asked reads at once', async () => {
      const asker = await walk.open();
      await walk.signInAs(asker, { name: 'oscar', displayName: 'Oscar', role: 'admin' }, '/organization');
      await asker.getByLabel('Most that mailboxes may track').selectOption('none');
      await asker.getByRole('button', { name: 'Review and save' }).click();
      await asker.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      const asked = asker.getByRole('region', { name: 'Changes waiting for approval' });
      await asked.getByText('waits for a second person').waitFor();
      expect(await walk.violations(asker)).toEqual([]);
      await open('/approvals?state=waiting');
      const one = shownOne();
      await one.getByText('oscar asked').waitFor();
      await one.getByRole('button', { name: 'Refuse' }).click();
      await page.getByLabel('Why').fill('Not before the quarter has ended.');
      await expectSound('approvals-refuse');
      await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
      await asked.getByText('admin refused it: Not before the quarter has ended.').waitFor();
      await asked.getByRole('button', { name: 'Dismiss' }).click();
      await asked.waitFor({ state: 'detached' });
      await open('/approvals?state=refused');
      await one.getByText('Reason: Not before the quarter has ended.').waitFor();
    });

    it('says where a mailbox waits for its team', async () => {
      const team = { name: 'Field', values: { track: 'none' }, locks: ['track'] };
      const { id } = await walk.product.call<{ readonly id: string }>('POST', '/teams', team);
      await open(`/policies?scope=mailbox&id=${erin.id}`);
      await page.getByLabel('In the team').selectOption({ label: 'Field' });
      await page.getByText('a second person has to agree').waitFor();
      await expectSound('policies-team-waits');
      const [waiting] = await walk.product.all<{ readonly approvalId: string }>('/approvals?state=waiting');
      await walk.product.call('POST', `/approvals/${waiting?.approvalId}/refuse`);
      await walk.product.call('DELETE', `/teams/${id}`);
    });

    it('leaves one’s own to others, and takes it back', async () => {
      const owner = await walk.open();
      await walk.signIn(owner, '/options', erin.id);
      const { address } = walk.product;
      const options = { data: { track: 'none' }, headers: { origin: address } };
      await owner.context().request.put(`${address}/api/v1/mailboxes/${erin.id}/options`, options);
      const asked = owner.getByRole('region', { name: 'Changes waiting for approval' });
      await asked.getByText('waits for a second person').waitFor();
      await asked.getByRole('button', { name: 'Take back' }).click();
      await asked.waitFor({ state: 'detached' });
    });
  });

  describe('Exclusions', () => {
    it('says that nothing is excluded, and adds one', async () => {
      await open(`/exclusions?mailboxId=${erin.id}`);
      await page.getByText('Nothing is excluded').waitFor();
      await expectSound('exclusions-none');
      await page.getByRole('button', { name: 'Add an exclusion' }).click();
      await page.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Domain' });
      await page.getByRole('textbox', { name: 'Address, domain or words' }).fill('not a domain');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('dialog').getByRole('alert').first().waitFor();
      await expectSound('exclusions-refused');
      await page.getByRole('textbox', { name: 'Address, domain or words' }).fill('tailspin.example');
      await page.getByRole('checkbox', { name: 'Cc' }).uncheck();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Domain tailspin.example').waitFor();
      await page.getByText('Looks at From, To').waitFor();
      // The refused call is what the form shows at its field.
      forgive(400);
    });

    it('says for a typed address what would happen and why', async () => {
      const box = page.getByRole('region', { name: 'What would happen?' });
      await box.getByRole('textbox', { name: 'From' }).fill('news@tailspin.example');
      await page.keyboard.press('Enter');
      await box.getByText('An exclusion of the organization or of the mailbox leaves the message out.').waitFor();
      await expectSound('exclusions-tested');
    });

    it('removes one, having said how often it held', async () => {
      await page.getByRole('button', { name: /^Remove: Domain tailspin.example/ }).click();
      await expectSound('exclusions-remove');
      await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
      await page.getByText('Nothing is excluded').waitFor();
    });
  });

  it('offers an auditor nothing that writes', async () => {
    await page.route('**/api/v1/session', (route) => answerOtherwise(route, { role: 'auditor' }));
    await open('/policies');
    await page.getByRole('row', { name: /Mail outside tracked folders/ }).waitFor();
    expect(await page.getByRole('button', { name: 'Prepare a change' }).count()).toBe(0);
    await open('/exclusions');
    await page.getByText('Private and confidential items').waitFor();
    expect(await page.getByRole('button', { name: 'Add an exclusion' }).count()).toBe(0);
    await page.unroute('**/api/v1/session');
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
