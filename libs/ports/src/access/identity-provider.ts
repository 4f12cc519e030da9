import { AppError } from '../app-error';
import type { ExternalIdentity } from './users';

/** What the browser keeps between leaving for the provider and coming back, so that nobody's sign-in takes the place of another's. */
export interface SignInSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

export interface ProvenIdentity {
  readonly identity: ExternalIdentity;
  /** All that the provider says about whoever signed in. */
  readonly claims: Readonly<Record<string, unknown>>;
}

/** What came back proves nothing: it is not the provider's, not for us, not for this sign-in, or too old. */
export class IdentityRefused extends AppError {
  override readonly code = 'identity-refused';
  override readonly retryable = false;
}

export class IdentityProviderUnavailable extends AppError {
  override readonly code = 'identity-provider-unavailable';
  override readonly retryable = true;
}

/** Says who somebody is, by the word of somebody else whom the organization trusts. Raises `IdentityProviderUnavailable`. */
export abstract class IdentityProvider {
  /** Where the browser goes, and what it must bring back. */
  abstract begin(redirectUri: string): Promise<{ readonly address: string; readonly secrets: SignInSecrets }>;
  /** `callback` is the whole address to which the provider sent the browser. Raises `IdentityRefused`. */
  abstract complete(callback: URL, secrets: SignInSecrets): Promise<ProvenIdentity>;
}
