export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Without one the client is public, and PKCE alone protects it. */
  readonly clientSecret?: string;
  readonly scopes: string;
  /** By which alone ID tokens may be signed; else by those that the provider announces. */
  readonly idTokenAlgorithm?: string;
}
