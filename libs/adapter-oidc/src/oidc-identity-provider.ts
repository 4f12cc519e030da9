import {
  IdentityProvider,
  IdentityProviderUnavailable,
  IdentityRefused,
  type ProvenIdentity,
  type SignInSecrets,
} from '@foldwatch/ports';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  ClientSecretPost,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type ClientAuth,
  type ServerMetadata,
} from 'openid-client';
import type { OidcOptions } from './oidc-options';

const timeoutSeconds = 10;
const knownForMs = 10 * 60 * 1_000;

interface KnownServer {
  readonly metadata: ServerMetadata;
  readonly since: number;
}

/** A provider found by discovery, asked by authorization code with PKCE. */
export class OidcIdentityProvider extends IdentityProvider {
  private known: KnownServer | undefined;

  constructor(private readonly options: OidcOptions) {
    super();
  }

  override async begin(redirectUri: string): Promise<{ readonly address: string; readonly secrets: SignInSecrets }> {
    const configuration = await this.configuration();
    const secrets = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const address = buildAuthorizationUrl(configuration, {
      redirect_uri: redirectUri,
      scope: this.options.scopes,
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: 'S256',
    });
    return { address: address.href, secrets };
  }

  override async complete(callback: URL, { state, nonce, codeVerifier }: SignInSecrets): Promise<ProvenIdentity> {
    const configuration = await this.configuration();
    try {
      const tokens = await authorizationCodeGrant(configuration, callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new IdentityRefused('The provider gave no ID token.');
      return { identity: { issuer: claims.iss, subject: claims.sub }, claims };
    } catch (error) {
      throw toOurs(error);
    }
  }

  /**
   * New for each use, over metadata that is asked for now and then: the library remembers keys for minutes with a configuration,
   * and a provider may have changed them. Signatures are verified although the token comes straight from the provider.
   */
  private async configuration(): Promise<Configuration> {
    const { clientId, idTokenAlgorithm } = this.options;
    const client = idTokenAlgorithm === undefined ? {} : { id_token_signed_response_alg: idTokenAlgorithm };
    const configuration = new Configuration({ ...(await this.metadata()) }, clientId, client, this.authentication());
    configuration.timeout = timeoutSeconds;
    enableNonRepudiationChecks(configuration);
    if (this.isOnLoopback()) allowInsecureRequests(configuration);
    return configuration;
  }

  private async metadata(): Promise<ServerMetadata> {
    if (this.known !== undefined && Date.now() - this.known.since < knownForMs) return this.known.metadata;
    try {
      const found = await discovery(new URL(this.options.issuer), this.options.clientId, undefined, None(), {
        timeout: timeoutSeconds,
        ...(this.isOnLoopback() && { execute: [allowInsecureRequests] }),
      });
      this.known = { metadata: { ...found.serverMetadata() }, since: Date.now() };
      return this.known.metadata;
    } catch (error) {
      throw new IdentityProviderUnavailable('The provider of identities cannot be asked.', { cause: error });
    }
  }

  private authentication(): ClientAuth {
    const { clientSecret } = this.options;
    return clientSecret === undefined ? None() : ClientSecretPost(clientSecret);
  }

  /** Without TLS only on this very machine, as in tests. */
  private isOnLoopback(): boolean {
    const { protocol, hostname } = new URL(this.options.issuer);
    return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  }
}

/** Whether the network failed, or what came back proves nothing. */
function toOurs(error: unknown): Error {
  if (error instanceof IdentityRefused) return error;
  const isNetwork = error instanceof TypeError || (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT');
  return isNetwork
    ? new IdentityProviderUnavailable('The provider of identities cannot be asked.', { cause: error })
    : new IdentityRefused('What the provider sent back proves nothing.', { cause: error });
}
