/** Somebody who may administer, beside the holder of the installation's own token. */
export interface Administrator {
  /** Computed from the name, which nobody else ever gets: what was done stays the doing of one person. */
  readonly id: string;
  readonly name: string;
  /** Of the token, which is shown once and kept nowhere. */
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly revokedAt?: string;
  readonly revokedBy?: string;
}

export type Revocation = Required<Pick<Administrator, 'revokedAt' | 'revokedBy'>>;

/** Who may administer. Nobody is ever removed, so that the names in logs stay known. Raises `StoreUnavailable`. */
export abstract class Administrators {
  abstract add(administrator: Administrator): Promise<'added' | 'taken'>;
  /** Revoked ones too. */
  abstract find(id: string): Promise<Administrator | undefined>;
  /** Revoked ones too. */
  abstract findByToken(tokenHash: string): Promise<Administrator | undefined>;
  /** Oldest first. */
  abstract list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly administrators: readonly Administrator[]; readonly nextCursor?: string }>;
  /** The first revocation stays. */
  abstract revoke(id: string, revocation: Revocation): Promise<void>;
}
