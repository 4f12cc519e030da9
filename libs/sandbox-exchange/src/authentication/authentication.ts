/** Finds who may log in. Accepts an address, its local part, or `DOMAIN\user`, without regard to case. */
export interface SandboxAccounts {
  findByLogin(login: string): SandboxAccount | undefined;
}

interface SandboxAccount {
  readonly emailAddress: string;
  readonly password: string;
}

export type Authentication =
  | { readonly kind: 'authenticated'; readonly emailAddress: string }
  | {
      readonly kind: 'refused';
      readonly status: 401;
      readonly headers: Readonly<Record<string, string | readonly string[]>>;
    };

const realm = 'exchange.contoso.example';
const basicChallenge = `Basic realm="${realm}", charset="UTF-8"`;
// The application id is Exchange's own in every tenant; clients compare it to recognise the resource.
const bearerChallenge =
  'Bearer client_id="00000002-0000-0ff1-ce00-000000000000", trusted_issuers="00000001-0000-0000-c000-000000000000@*", ' +
  'token_types="app_asserted_user_v1 service_asserted_app_v1"';

const refusedWith = (challenges: readonly string[], more: Record<string, string> = {}): Authentication => ({
  kind: 'refused',
  status: 401,
  headers: { 'WWW-Authenticate': challenges, ...more },
});

export const authenticatedAs = (emailAddress: string): Authentication => ({ kind: 'authenticated', emailAddress });

/** Offers every scheme that the sandbox knows. Negotiate is left out: there is no Kerberos here to fall back from. */
export const refused = (): Authentication => refusedWith([basicChallenge, 'NTLM', bearerChallenge]);

/** Carries the Type 2 message alone: some clients read only the first challenge of an answer. */
export const ntlmChallenged = (type2: Buffer): Authentication => refusedWith([`NTLM ${type2.toString('base64')}`]);

/** Says why, in the header that Exchange uses, so that a client can tell an expired token from a forged one. */
export function tokenRefused(reason: 'expired' | 'invalid'): Authentication {
  const diagnostics =
    reason === 'expired'
      ? '2000003;reason="The access token has expired.";error_category="invalid_lifetime"'
      : '2000001;reason="The access token is invalid.";error_category="invalid_token"';
  return refusedWith([`${bearerChallenge}, error="invalid_token"`, basicChallenge, 'NTLM'], {
    'x-ms-diagnostics': diagnostics,
  });
}
