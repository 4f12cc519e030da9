import type { SessionHolder } from './open-sessions';

/** A link that signs one browser in, once. */
export interface SignInLink {
  /** Computed from what the link says, which is kept nowhere. */
  readonly id: string;
  readonly holder: SessionHolder;
  readonly expiresAt: string;
}

/** Links that nobody has used yet, for every gateway. Raises `StoreUnavailable`. */
export abstract class SignInLinks {
  abstract keep(link: SignInLink): Promise<void>;
  /** Takes it away: of those who come with it at once, one gets it at most. It may have expired. */
  abstract take(id: string): Promise<SignInLink | undefined>;
  /** Removes up to `limit` that expired before `before`; says how many. */
  abstract removeExpired(before: string, limit: number): Promise<number>;
}
