import type { IdentityProvider } from '@foldwatch/ports';

/** Values of a claim that make somebody this or that; the first that fits counts, from admin to user. */
export interface RoleClaim {
  readonly claim: string;
  readonly admin: readonly string[];
  readonly auditor: readonly string[];
  /** Empty: whoever is neither of those is a user. Else whoever has none of these either is not let in. */
  readonly user: readonly string[];
}

/** A provider of identities, and what its claims mean here. */
export interface IdentityOptions {
  readonly provider: IdentityProvider;
  /** As people know it. */
  readonly name: string;
  readonly nameClaim: string;
  readonly displayNameClaim: string;
  /** Has the id of the record of `systemuser`; without it the record with the verified address is taken. */
  readonly systemUserClaim?: string;
  /** Without it administrators decide about roles. */
  readonly roles?: RoleClaim;
  /** Whether somebody whom nobody has named becomes a user. */
  readonly createsUsers: boolean;
}
