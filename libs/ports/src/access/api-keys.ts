/** A key by which a script may call some of the API. */
export interface ApiKey {
  /** Computed from the name, which no other key ever gets: what was done stays the doing of one script. */
  readonly id: string;
  readonly name: string;
  /** Of the key, which is shown once and kept nowhere. */
  readonly keyHash: string;
  /** In the words of the release that wrote it, which may know others than this one. */
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt?: string;
  /** About when it was last used: it is not noted with each call. */
  readonly lastUsedAt?: string;
  readonly revokedAt?: string;
  readonly revokedBy?: string;
}

export type ApiKeyChange = Required<Pick<ApiKey, 'revokedAt' | 'revokedBy'>> | Required<Pick<ApiKey, 'lastUsedAt'>>;

/** Keys of scripts. None is ever removed, so that the names in logs stay known. Raises `StoreUnavailable`. */
export abstract class ApiKeys {
  abstract add(key: ApiKey): Promise<'added' | 'taken'>;
  /** Revoked and expired ones too. */
  abstract find(id: string): Promise<ApiKey | undefined>;
  /** Revoked and expired ones too. */
  abstract findByKey(keyHash: string): Promise<ApiKey | undefined>;
  /** Oldest first. */
  abstract list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly keys: readonly ApiKey[]; readonly nextCursor?: string }>;
  /** Of a key that is not revoked: a revocation is final. */
  abstract note(id: string, change: ApiKeyChange): Promise<void>;
}
