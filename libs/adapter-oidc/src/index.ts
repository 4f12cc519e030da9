export { OidcIdentityProvider } from './oidc-identity-provider';
export type { OidcOptions } from './oidc-options';
export { identityProvider, OidcConfig, oidcProblems } from './oidc.config';
