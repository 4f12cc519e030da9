export interface StoredContent {
  readonly ref: string;
  readonly sizeBytes: number;
}

/** Keeps bodies and attachments. Stored under what they are: the same bytes have the same `ref`. Raises `StoreUnavailable`. */
export abstract class ContentStore {
  /** Resolves when the bytes can no longer be lost. */
  abstract put(bytes: Uint8Array): Promise<StoredContent>;
  /** The bytes in chunks, or `undefined` for an unknown `ref`. */
  abstract open(ref: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  abstract remove(ref: string): Promise<void>;
}
