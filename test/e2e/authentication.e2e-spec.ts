import { SandboxExchange, sandboxOAuthClient } from '@foldwatch/sandbox-exchange';
import type { MailboxView, StepsView } from '../product/api-types';
import { exchangeEnv } from '../product/exchange-env';
import { createProduct, describeProduct } from '../product/create-product';
import type { Product } from '../product/product';

const erin = 'erin@contoso.example';

describeProduct('signing in to Exchange', () => {
  let sandbox: SandboxExchange;
  let product: Product;

  beforeAll(async () => {
    sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, seedCast: true });
  });

  afterEach(() => product.dispose());
  afterAll(() => sandbox.close());

  const tokenUrl = (): string => `http://127.0.0.1:${sandbox.port}/contoso/oauth2/v2.0/token`;

  const oauth = (secret: string): Readonly<Record<string, string>> => ({
    EXCHANGE_AUTH: 'oauth',
    EXCHANGE_CLIENT_ID: sandboxOAuthClient.clientId,
    EXCHANGE_CLIENT_SECRET: secret,
    EXCHANGE_OAUTH_TOKEN_URL: tokenUrl(),
  });

  async function testAndEnable(env: Readonly<Record<string, string>>): Promise<StepsView> {
    product = await createProduct(exchangeEnv(sandbox, env));
    await product.start();
    const mailbox = await product.call<MailboxView>('POST', '/mailboxes', { emailAddress: erin, kind: 'user' });
    return product.call('POST', `/mailboxes/${mailbox.id}/test-and-enable`);
  }

  it.each([
    { way: 'Basic', env: () => ({ EXCHANGE_AUTH: 'basic' }) },
    { way: 'NTLM', env: () => ({ EXCHANGE_AUTH: 'ntlm' }) },
    { way: 'NTLM with a domain', env: () => ({ EXCHANGE_AUTH: 'ntlm', EXCHANGE_USERNAME: 'CONTOSO\\svc-foldwatch' }) },
    { way: 'OAuth client credentials', env: () => oauth(sandboxOAuthClient.clientSecret) },
    {
      way: 'the mailbox’s own password, without impersonation',
      env: () => ({ EXCHANGE_USERNAME: erin, EXCHANGE_PASSWORD: 'erin', EXCHANGE_IMPERSONATION: 'false' }),
    },
  ])('works by $way', async ({ env }) => {
    expect(await testAndEnable(env())).toMatchObject({ state: 'enabled' });
  });

  it.each([
    {
      fault: 'a wrong password',
      env: () => ({ EXCHANGE_PASSWORD: 'not-the-password' }),
      step: 'sign-in',
      code: 'sign-in-refused',
      cure: /EXCHANGE_PASSWORD/,
    },
    {
      fault: 'a wrong password by NTLM',
      env: () => ({ EXCHANGE_AUTH: 'ntlm', EXCHANGE_PASSWORD: 'not-the-password' }),
      step: 'sign-in',
      code: 'sign-in-refused',
      cure: /EXCHANGE_PASSWORD/,
    },
    {
      fault: 'a wrong client secret',
      env: () => oauth('not-the-secret'),
      step: 'sign-in',
      code: 'oauth-refused',
      cure: /EXCHANGE_CLIENT_SECRET/,
    },
    {
      fault: 'an account without the impersonation right',
      env: () => ({ EXCHANGE_USERNAME: 'omar@contoso.example', EXCHANGE_PASSWORD: 'omar' }),
      step: 'mailbox',
      code: 'no-impersonation-right',
      cure: /ApplicationImpersonation/,
    },
  ])('names $fault and its cure', async ({ env, step, code, cure }) => {
    const { state, steps } = await testAndEnable(env());
    const failed = steps.filter(({ ok }) => !ok);
    expect(state).not.toBe('enabled');
    expect(failed).toEqual([expect.objectContaining({ step, code, cure: expect.stringMatching(cure) as string })]);
    expect(product.printed).not.toContain('not-the-');
  });

  it('names a token that the server no longer takes, and its cure', async () => {
    sandbox.setFaults([{ operation: '*', fault: 'unauthorized' }]);
    const { steps } = await testAndEnable(oauth(sandboxOAuthClient.clientSecret));
    sandbox.setFaults([]);
    expect(steps.at(-1)).toMatchObject({ step: 'sign-in', ok: false, code: 'token-refused' });
    expect(steps.at(-1)?.cure).toMatch(/full_access_as_app/);
  });

  it('names a mailbox that is not there', async () => {
    product = await createProduct(exchangeEnv(sandbox));
    await product.start();
    const mailbox = await product.call<MailboxView>('POST', '/mailboxes', {
      emailAddress: 'nobody@contoso.example',
      kind: 'user',
    });
    const { steps } = await product.call<StepsView>('POST', `/mailboxes/${mailbox.id}/test-and-enable`);
    expect(steps.at(-1)).toMatchObject({ step: 'mailbox', ok: false, code: 'mailbox-unknown' });
  });
});
