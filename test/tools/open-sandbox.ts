import { SandboxExchange, type SandboxExchangeOptions, sandboxOAuthClient } from '@foldwatch/sandbox-exchange';

export const serviceAccount = 'svc-foldwatch@contoso.example';

/** A sandbox that nothing is in but the account that may impersonate, or the whole cast. */
export async function openSandbox(options: Partial<SandboxExchangeOptions> = {}): Promise<SandboxExchange> {
  const sandbox = await SandboxExchange.open({ dataDir: ':memory:', port: 0, ...options });
  if (options.seedCast === true) return sandbox;
  sandbox.createMailbox({
    emailAddress: serviceAccount,
    displayName: 'Foldwatch service',
    password: 'svc-foldwatch',
    mayImpersonate: true,
  });
  return sandbox;
}

/** How the clients' scripts are told where the sandbox is; `ewsUrl` may lead there by way of a proxy. */
export const sandboxEnvironment = (
  sandbox: SandboxExchange,
  ewsUrl = sandbox.ewsUrl,
): Readonly<Record<string, string>> => ({ ...clientEnvironment(sandbox.ewsUrl), SANDBOX_EWS_URL: ewsUrl });

export function clientEnvironment(ewsUrl: string): Readonly<Record<string, string>> {
  const { origin } = new URL(ewsUrl);
  return {
    SANDBOX_EWS_URL: ewsUrl,
    SANDBOX_URL: origin,
    SANDBOX_TOKEN_URL: `${origin}/contoso/oauth2/v2.0/token`,
    SANDBOX_CLIENT_ID: sandboxOAuthClient.clientId,
    SANDBOX_CLIENT_SECRET: sandboxOAuthClient.clientSecret,
    NO_PROXY: '127.0.0.1,localhost',
    no_proxy: '127.0.0.1,localhost',
  };
}
