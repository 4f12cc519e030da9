import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

import type { AccessTokens } from './access-tokens';
import { toBasicCredentials } from './basic-credentials';
import { isSameSecret } from './is-same-secret';

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface Refusal {
  readonly status: 400 | 401;
  readonly error: string;
  readonly code: number;
  readonly description: string;
}

interface TokenRequest {
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  readonly grantType: string | undefined;
  readonly scope: string | undefined;
}

const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', Pragma: 'no-cache' };

const refusal = (status: 400 | 401, error: string, code: number, description: string): Refusal => ({
  status,
  error,
  code,
  description,
});

const missing = (parameter: string): Refusal =>
  refusal(400, 'invalid_request', 900144, `The request body must contain the following parameter: '${parameter}'.`);

/** The client credentials grant, answered with the words and codes of the Microsoft identity platform. */
export class TokenEndpoint {
  constructor(
    private readonly client: OAuthClient,
    private readonly tokens: AccessTokens,
    private readonly lifetimeMs: number,
    private readonly clock: { now(): Date },
  ) {}

  answer(request: IncomingMessage, body: string): TokenAnswer {
    if (request.method !== 'POST')
      return this.refuse(refusal(400, 'invalid_request', 900561, 'The endpoint only accepts POST requests.'));
    const asked = toTokenRequest(request.headers.authorization, body);
    const reason = refusalOf(asked, this.client);
    return reason === undefined ? this.grant(asked.scope ?? '') : this.refuse(reason);
  }

  private grant(scope: string): TokenAnswer {
    const seconds = Math.floor(this.lifetimeMs / 1000);
    const token = this.tokens.mint(this.client.clientId, scope, this.lifetimeMs);
    const body = { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token };
    return { status: 200, headers, body };
  }

  private refuse({ status, error, code, description }: Refusal): TokenAnswer {
    const ids = { trace_id: randomUUID(), correlation_id: randomUUID() };
    const timestamp = `${this.clock.now().toISOString().slice(0, 19).replace('T', ' ')}Z`;
    const body = {
      error,
      error_description: `AADSTS${code}: ${description}`,
      error_codes: [code],
      timestamp,
      ...ids,
    };
    const challenge: Record<string, string> = status === 401 ? { 'WWW-Authenticate': 'Basic realm="token"' } : {};
    return { status, headers: { ...headers, ...challenge }, body };
  }
}

function toTokenRequest(authorization: string | undefined, body: string): TokenRequest {
  const form = new URLSearchParams(body);
  const basic = /^Basic +(\S+)$/i.exec(authorization ?? '')?.[1];
  const credentials = basic === undefined ? undefined : toBasicCredentials(basic);
  return {
    grantType: form.get('grant_type') ?? undefined,
    scope: form.get('scope') ?? undefined,
    clientId: form.get('client_id') ?? formDecoded(credentials?.login),
    clientSecret: form.get('client_secret') ?? formDecoded(credentials?.password),
  };
}

// RFC 6749 2.3.1: both halves of Basic are form-encoded first; clients that forget it mostly have nothing to encode.
function formDecoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function refusalOf(
  { grantType, scope, clientId, clientSecret }: TokenRequest,
  client: OAuthClient,
): Refusal | undefined {
  if (grantType === undefined) return missing('grant_type');
  if (grantType !== 'client_credentials')
    return refusal(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
  if (clientId === undefined) return missing('client_id');
  if (!isSameSecret(clientId, client.clientId))
    return refusal(400, 'unauthorized_client', 700016, 'The application was not found in the directory.');
  if (clientSecret === undefined)
    return refusal(401, 'invalid_client', 7000216, "'client_assertion', 'client_secret' or 'request' is required.");
  if (!isSameSecret(clientSecret, client.clientSecret))
    return refusal(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
  if (scope === undefined) return missing('scope');
  if (!scope.endsWith('/.default'))
    return refusal(400, 'invalid_scope', 1002012, 'Client credential flows must have a scope ending in /.default.');
  return undefined;
}
