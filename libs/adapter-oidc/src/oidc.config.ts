import { readFileSync } from 'node:fs';
import { IsIn, IsOptional, IsString, IsUrl, Matches, MaxLength, MinLength } from 'class-validator';
import { OidcIdentityProvider } from './oidc-identity-provider';

const issuerUrl = { protocols: ['https', 'http'], require_protocol: true, require_tld: false };
const claim = /^[\w:./-]{1,200}$/;

/** The environment that says by whom people are signed in, and what that makes of them. */
export class OidcConfig {
  @IsOptional() @IsUrl(issuerUrl, { message: 'OIDC_ISSUER must be an address' }) readonly OIDC_ISSUER?: string;
  @IsOptional() @IsString() readonly OIDC_CLIENT_ID?: string;
  @IsOptional() @IsString() readonly OIDC_CLIENT_SECRET?: string;
  @IsOptional() @IsString() readonly OIDC_CLIENT_SECRET_FILE?: string;
  @Matches(/^(?=.*\bopenid\b)[\x21-\x7e]+( [\x21-\x7e]+)*$/, { message: 'OIDC_SCOPES must name openid' })
  @MaxLength(500)
  readonly OIDC_SCOPES: string = 'openid profile email';
  @IsOptional() @Matches(/^(RS|PS|ES)(256|384|512)$|^Ed(DSA|25519)$/) readonly OIDC_ID_TOKEN_ALGORITHM?: string;
  @IsString() @MinLength(1) @MaxLength(100) readonly OIDC_PROVIDER_NAME: string = 'single sign-on';
  @Matches(claim) readonly OIDC_NAME_CLAIM: string = 'preferred_username';
  @Matches(claim) readonly OIDC_DISPLAY_NAME_CLAIM: string = 'name';
  @IsOptional() @Matches(claim) readonly OIDC_SYSTEM_USER_CLAIM?: string;
  @IsOptional() @Matches(claim) readonly OIDC_ROLE_CLAIM?: string;
  @IsOptional() @IsString() readonly OIDC_ADMIN_VALUES?: string;
  @IsOptional() @IsString() readonly OIDC_AUDITOR_VALUES?: string;
  @IsOptional() @IsString() readonly OIDC_USER_VALUES?: string;
  @IsIn(['true', 'false']) readonly OIDC_CREATE_USERS: 'true' | 'false' = 'false';
}

/** What is wrong with the variables taken together. */
export function oidcProblems(config: OidcConfig): readonly string[] {
  if (config.OIDC_ISSUER === undefined) return [];
  const problems: string[] = [];
  if (config.OIDC_CLIENT_ID === undefined) problems.push('OIDC_CLIENT_ID is needed for OIDC_ISSUER');
  if (config.OIDC_CLIENT_SECRET_FILE !== undefined && secretOf(config) === undefined) {
    problems.push('OIDC_CLIENT_SECRET_FILE names a file that cannot be read');
  }
  const values = [config.OIDC_ADMIN_VALUES, config.OIDC_AUDITOR_VALUES, config.OIDC_USER_VALUES];
  if (config.OIDC_ROLE_CLAIM === undefined && values.some((one) => one !== undefined)) {
    problems.push('OIDC_ROLE_CLAIM is needed for values of roles');
  }
  return problems;
}

/** The provider and what its claims mean, when one is configured. */
export function identityProvider(config: OidcConfig) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId } = config;
  if (issuer === undefined || clientId === undefined) return undefined;
  const secret = secretOf(config);
  const algorithm = config.OIDC_ID_TOKEN_ALGORITHM;
  const provider = new OidcIdentityProvider({
    issuer,
    clientId,
    ...(secret !== undefined && { clientSecret: secret }),
    scopes: config.OIDC_SCOPES,
    ...(algorithm !== undefined && { idTokenAlgorithm: algorithm }),
  });
  return { provider, name: config.OIDC_PROVIDER_NAME, ...meaningOf(config) };
}

const meaningOf = (config: OidcConfig) => ({
  nameClaim: config.OIDC_NAME_CLAIM,
  displayNameClaim: config.OIDC_DISPLAY_NAME_CLAIM,
  ...(config.OIDC_SYSTEM_USER_CLAIM !== undefined && { systemUserClaim: config.OIDC_SYSTEM_USER_CLAIM }),
  ...(config.OIDC_ROLE_CLAIM !== undefined && {
    roles: {
      claim: config.OIDC_ROLE_CLAIM,
      admin: listOf(config.OIDC_ADMIN_VALUES),
      auditor: listOf(config.OIDC_AUDITOR_VALUES),
      user: listOf(config.OIDC_USER_VALUES),
    },
  }),
  createsUsers: config.OIDC_CREATE_USERS === 'true',
});

const listOf = (text = ''): readonly string[] =>
  text
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');

function secretOf({ OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE: path }: OidcConfig): string | undefined {
  if (OIDC_CLIENT_SECRET !== undefined || path === undefined) return OIDC_CLIENT_SECRET;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
