import type { SandboxExchange } from '@foldwatch/sandbox-exchange';

/** The environment of a product that watches a sandbox which lives elsewhere, and so survives the product's end. */
export const exchangeEnv = (
  sandbox: Pick<SandboxExchange, 'ewsUrl'>,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> => ({
  FOLDWATCH_SANDBOX: 'off',
  EXCHANGE_EWS_URL: sandbox.ewsUrl,
  EXCHANGE_AUTH: 'basic',
  EXCHANGE_USERNAME: 'svc-foldwatch@contoso.example',
  EXCHANGE_PASSWORD: 'svc-foldwatch',
  EXCHANGE_IMPERSONATION: 'true',
  ...more,
});
