import type { Page } from 'playwright-core';
import { clientId, clientSecret, RealProvider } from '@foldwatch/adapter-oidc/testing';
import { adminToken } from '../../../test/product/product';
import { freePorts } from '../../../test/servers/free-ports';
import { chromium, describeWith } from '../../../test/tools/require-tool';
import { WebWalk } from './web-walk';

const password = 'a long and plain password';
const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 800 };
const accounts = [
  { sub: '1', preferred_username: 'omar@contoso.example', name: 'Omar' },
  { sub: '2', preferred_username: 'stranger@contoso.example' },
];

describeWith([chromium], 'the way in', () => {
  let walk: WebWalk;
  let page: Page;
  let provider: RealProvider | undefined;
  let providerPort = 0;
  let redirectUri = '';

  beforeAll(async () => {
    const [port = 0, free = 0] = await freePorts(2);
    providerPort = free;
    redirectUri = `http://127.0.0.1:${port}/api/v1/sign-in/provider/callback`;
    walk = await WebWalk.start({
      FOLDWATCH_PORT: String(port),
      OIDC_ISSUER: `http://127.0.0.1:${providerPort}`,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret,
      OIDC_PROVIDER_NAME: 'Contoso',
    });
    page = await walk.open();
  });
  afterAll(async () => {
    await walk.dispose();
    await provider?.stop();
  });

  const button = (name: string, of = page) => of.getByRole('button', { name, exact: true });
  const heading = (name: string, of = page) => of.getByRole('heading', { name }).waitFor();
  const examine = async (name: string, of = page): Promise<void> => expect(await walk.faults(of, name)).toEqual([]);
  const signOut = async (name: string, of = page): Promise<void> => {
    await of.getByRole('button', { name: `Account of ${name}` }).click();
    await of.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading('Sign in', of);
  };
  const signIn = async (name: string, word: string, of = page): Promise<void> => {
    await of.getByLabel('Name', { exact: true }).fill(name);
    await of.getByLabel('Password', { exact: true }).fill(word);
    await of.keyboard.press('Enter');
  };
  const choosePassword = async (current: string, next: string, of = page): Promise<void> => {
    await of.getByLabel('Current password').fill(current);
    await of.getByLabel('New password').fill(next);
    await of.getByLabel('Repeat the password').fill(next);
    await of.keyboard.press('Enter');
  };
  /** What the page goes by is refused before anybody is signed in; a browser logs each. */
  const forgiveRefusals = (): void => {
    walk.errors.splice(0, walk.errors.length, ...walk.errors.filter((line) => !/status of (401|403|429)/.test(line)));
  };

  it('makes the first administrator of whoever has the token', async () => {
    await page.goto(walk.product.address);
    await heading('Create the first administrator');
    await examine('first-run');
    await page.getByLabel('Admin token').fill(adminToken);
    await page.getByLabel('Name').fill('erin@contoso.example');
    await page.getByLabel('New password').fill('short');
    await page.getByLabel('Repeat the password').fill('short');
    await page.keyboard.press('Enter');
    await page
      .getByText(/must be longer than or equal to 12/)
      .first()
      .waitFor();
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('Repeat the password').fill(password);
    await page.keyboard.press('Enter');
    await signOut('erin@contoso.example');
    walk.errors.length = 0;
  });

  it('lets people in by their password, and nobody by another one', async () => {
    await signIn('erin@contoso.example', 'another password');
    await page.getByRole('alert').waitFor();
    await examine('sign-in-refused');
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.keyboard.press('Enter');
    await heading('Home');
    await examine('landing-administrator');
    forgiveRefusals();
  });

  it('shows where one is signed in, and changes the password', async () => {
    await page.getByRole('button', { name: 'Account of erin@contoso.example' }).click();
    await page.getByRole('menuitem', { name: 'Your account' }).click();
    await page.getByText('This browser').waitFor();
    await page.getByText('Chrome on Linux, from 127.0.0.1').waitFor();
    await choosePassword('not my password', `${password} 2`);
    await page.getByText('is not your password').first().waitFor();
    await examine('account-password-refused');
    await page.getByLabel('Current password').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('Your password was changed.').waitFor();
    expect(await page.getByLabel('Current password').inputValue()).toBe('');
    await examine('account');
    walk.errors.length = 0;
  });

  describe('of a user whom an administrator names', () => {
    let una: Page;
    beforeAll(async () => {
      una = await walk.open();
    });

    it('is open by the first password, and leads nowhere before that is changed', async () => {
      await walk.product.call('POST', '/users', {
        name: 'una',
        displayName: 'Una',
        role: 'user',
        password: 'given by somebody',
      });
      await una.goto(`${walk.product.address}/folders`);
      await signIn('una', 'given by somebody', una);
      await heading('Change your password', una);
      await una.getByText('You are signed in as una.').waitFor();
      await examine('password-must-change', una);
      await choosePassword('given by somebody', 'too short', una);
      await una
        .getByText(/must be longer/)
        .first()
        .waitFor();
      await choosePassword('given by somebody', password, una);
      await button('Account of Una', una).waitFor();
      forgiveRefusals();
    });

    it('says that nobody has given them a mailbox, and shows it as soon as somebody has', async () => {
      await una.goto(walk.product.address);
      await heading('You have no mailbox here yet', una);
      await examine('landing-no-mailbox', una);
      walk.errors.length = 0;
      const [user] = await walk.product.all<{ readonly id: string }>('/users?q=una');
      await walk.product.call('PATCH', `/users/${user?.id}`, { systemUserId: 'u-una' });
      const shared = { emailAddress: 'sales@contoso.example', kind: 'shared' };
      const { id } = await walk.product.call<{ readonly id: string }>('POST', '/mailboxes', shared);
      await walk.product.call('PUT', `/mailboxes/${id}/grants`, { systemUserIds: ['u-una'] });
      await heading('My folders', una);
      await walk.shoot(una, 'landing-mailbox-shared');
      await walk.product.call('PUT', `/mailboxes/${id}/grants`, { systemUserIds: [] });
      await heading('You have no mailbox here yet', una);
      await una.getByText('No mailbox belongs to your user record u-una').waitFor();
    });

    it('is seen by administrators, who end it', async () => {
      await page.goto(`${walk.product.address}/users`);
      await button('More for Una').click();
      await page.getByRole('menuitem', { name: 'Where signed in' }).click();
      await page.getByRole('dialog').getByText('Chrome on Linux, from 127.0.0.1').waitFor();
      await examine('user-sessions');
      await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
      await page.getByText('Nowhere at present').waitFor();
      await examine('user-sessions-none');
      await page.keyboard.press('Escape');
      // The open page of the other browser notices by itself.
      await heading('Sign in', una);
      forgiveRefusals();
    });

    it('closes for a while for whoever guesses, and says for how long', async () => {
      const told = una.getByText(/Try again in \d+ second/).waitFor();
      for (let status = 0; status !== 429;) {
        const answered = una.waitForResponse('**/api/v1/sign-in');
        await signIn('una', 'guessed', una);
        status = (await answered).status();
      }
      await told;
      await examine('sign-in-throttled', una);
      await una.getByText('You can try again now.').waitFor();
      expect(await button('Sign in', una).getAttribute('aria-disabled')).toBeNull();
    });

    it('opens by a new password that an administrator gives', async () => {
      await button('More for Una').click();
      await page.getByRole('menuitem', { name: 'New password' }).click();
      await page.getByRole('dialog').getByLabel('New password').fill('given once more');
      await examine('user-new-password');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await page.getByText('has to change the password').waitFor();
      await una.reload();
      await signIn('una', 'given once more', una);
      await choosePassword('given once more', `${password} 3`, una);
      await heading('You have no mailbox here yet', una);
      await signOut('Una', una);
      walk.errors.length = 0;
    });
  });

  describe('by a provider', () => {
    let omar: Page;
    const byProvider = async (account: string): Promise<void> => {
      await omar.getByRole('link', { name: 'Sign in with Contoso' }).click();
      await omar.locator('input[name=login]').fill(account);
      await omar.locator('input[name=password]').fill('any');
      await omar.keyboard.press('Enter');
    };
    beforeAll(async () => {
      omar = await walk.open();
    });

    it('says that the provider cannot be reached', async () => {
      await omar.goto(walk.product.address);
      await omar.getByRole('link', { name: 'Sign in with Contoso' }).click();
      await omar.getByText('Your provider cannot be reached').waitFor();
      await examine('sign-in-provider-down', omar);
      walk.errors.length = 0;
    });

    it('says what to do to whom nobody has named', async () => {
      provider = await RealProvider.start([redirectUri], accounts, providerPort);
      await byProvider('2');
      await omar.locator('button[type=submit]').click();
      await omar.getByText('Your provider knows you, but you have no login here').waitFor();
      await examine('sign-in-not-admitted', omar);
    });

    it('says so to whoever cancels there', async () => {
      await omar.context().clearCookies();
      await omar.getByRole('link', { name: 'Sign in with Contoso' }).click();
      await omar.getByRole('link', { name: 'Cancel' }).click();
      await omar.getByText('Your provider did not say who you are').waitFor();
      await examine('sign-in-cancelled', omar);
    });

    it('lets in whom an administrator has named, to where they wanted to go, and out again', async () => {
      await walk.product.call('POST', '/users', { name: 'omar@contoso.example', role: 'auditor' });
      await omar.goto(`${walk.product.address}/mailboxes`);
      await byProvider('1');
      await omar.locator('button[type=submit]').click();
      await heading('Mailboxes', omar);
      await omar.goto(`${walk.product.address}/account`);
      await omar.getByText('Signed in by the provider').waitFor();
      await signOut('omar@contoso.example', omar);
      walk.errors.length = 0;
    });
  });

  it('shows who is signed in by a link, and that what is shown is live', async () => {
    await walk.signIn(page);
    await page.getByRole('button', { name: 'Account of admin' }).waitFor();
    await page.getByRole('status', { name: 'Live', exact: true }).waitFor();
    expect(await walk.violations(page)).toEqual([]);
    await walk.shoot(page, 'start');
  });

  it('says that an address leads nowhere', async () => {
    await page.goto(`${walk.product.address}/nowhere`);
    await heading('Page not found');
  });

  it('fits a phone without sideways scrolling', async () => {
    await page.setViewportSize(phone);
    expect(await walk.sidewaysScroll(page)).toBe(0);
    await button('Show the list of screens').click();
    await walk.shoot(page, 'phone-navigation');
    expect(await walk.violations(page)).toEqual([]);
  });

  it('signs out', async () => {
    await page.goto(walk.product.address);
    await page.setViewportSize(desktop);
    await signOut('admin');
    walk.errors.length = 0;
  });

  it('logs no error', () => {
    expect(walk.errors).toEqual([]);
  });
});
