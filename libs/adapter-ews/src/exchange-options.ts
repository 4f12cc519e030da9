import { readFileSync } from 'node:fs';
import type { EwsAuthentication, EwsOptions } from './ews-options';
import type { ExchangeConfig } from './exchange.config';

const isReadable = (path: string): boolean => {
  try {
    readFileSync(path);
    return true;
  } catch {
    return false;
  }
};

/** What is wrong with the variables taken together: files that cannot be read and, where they are needed, credentials that are missing. */
export function exchangeProblems(config: ExchangeConfig, needs: { readonly credentials: boolean }): readonly string[] {
  const problems = fileProblems(config);
  if (!needs.credentials) return problems;
  return [...problems, ...(config.EXCHANGE_AUTH === 'oauth' ? oauthProblems(config) : passwordProblems(config))];
}

function fileProblems(config: ExchangeConfig): readonly string[] {
  const files = {
    EXCHANGE_PASSWORD_FILE: config.EXCHANGE_PASSWORD_FILE,
    EXCHANGE_CLIENT_SECRET_FILE: config.EXCHANGE_CLIENT_SECRET_FILE,
    EXCHANGE_CA_FILE: config.EXCHANGE_CA_FILE,
  };
  return Object.entries(files)
    .filter(([, path]) => path !== undefined && !isReadable(path))
    .map(([name]) => `${name} names a file that cannot be read`);
}

function passwordProblems(config: ExchangeConfig): readonly string[] {
  const problems: string[] = [];
  if (config.EXCHANGE_USERNAME === undefined) problems.push('EXCHANGE_USERNAME is needed for basic and ntlm');
  if (config.EXCHANGE_PASSWORD === undefined && config.EXCHANGE_PASSWORD_FILE === undefined) {
    problems.push('EXCHANGE_PASSWORD or EXCHANGE_PASSWORD_FILE is needed for basic and ntlm');
  }
  return problems;
}

function oauthProblems(config: ExchangeConfig): readonly string[] {
  const problems: string[] = [];
  if (config.EXCHANGE_CLIENT_ID === undefined) problems.push('EXCHANGE_CLIENT_ID is needed for oauth');
  if (config.EXCHANGE_CLIENT_SECRET === undefined && config.EXCHANGE_CLIENT_SECRET_FILE === undefined) {
    problems.push('EXCHANGE_CLIENT_SECRET or EXCHANGE_CLIENT_SECRET_FILE is needed for oauth');
  }
  if (config.EXCHANGE_TENANT_ID === undefined && config.EXCHANGE_OAUTH_TOKEN_URL === undefined) {
    problems.push('EXCHANGE_TENANT_ID or EXCHANGE_OAUTH_TOKEN_URL is needed for oauth');
  }
  return problems;
}

const secret = (value: string | undefined, path: string | undefined): string =>
  value ?? (path === undefined ? '' : readFileSync(path, 'utf8').trim());

const hostsIn = (text: string): readonly string[] => text.split(',').map((host) => host.trim().toLowerCase());

/** How to reach the Exchange that the environment describes. */
export function exchangeOptions(config: ExchangeConfig): EwsOptions {
  return {
    ...(config.EXCHANGE_EWS_URL !== undefined && { ewsUrl: config.EXCHANGE_EWS_URL }),
    ...(config.EXCHANGE_EWS_HOSTS !== undefined && { ewsHosts: hostsIn(config.EXCHANGE_EWS_HOSTS) }),
    auth: authentication(config),
    impersonation: config.EXCHANGE_IMPERSONATION !== 'false',
    ...(config.EXCHANGE_CA_FILE !== undefined && { caPem: readFileSync(config.EXCHANGE_CA_FILE, 'utf8') }),
    ...(config.HTTPS_PROXY !== undefined && { proxyUrl: config.HTTPS_PROXY }),
    ...(config.NO_PROXY !== undefined && { noProxy: config.NO_PROXY }),
  };
}

function authentication(config: ExchangeConfig): EwsAuthentication {
  const kind = config.EXCHANGE_AUTH ?? 'basic';
  if (kind !== 'oauth') {
    const password = secret(config.EXCHANGE_PASSWORD, config.EXCHANGE_PASSWORD_FILE);
    return { kind, username: config.EXCHANGE_USERNAME ?? '', password };
  }
  return {
    kind,
    clientId: config.EXCHANGE_CLIENT_ID ?? '',
    clientSecret: secret(config.EXCHANGE_CLIENT_SECRET, config.EXCHANGE_CLIENT_SECRET_FILE),
    ...(config.EXCHANGE_TENANT_ID !== undefined && { tenantId: config.EXCHANGE_TENANT_ID }),
    ...(config.EXCHANGE_OAUTH_TOKEN_URL !== undefined && { tokenUrl: config.EXCHANGE_OAUTH_TOKEN_URL }),
  };
}
