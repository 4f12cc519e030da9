import { createHash } from 'node:crypto';
import { ContentStore, type StoredContent } from '@foldwatch/ports';

/** For a store without a data directory: nothing outlives the process. */
export class InMemoryContentStore extends ContentStore {
  private readonly contents = new Map<string, Uint8Array>();

  override async put(bytes: Uint8Array): Promise<StoredContent> {
    const ref = createHash('sha256').update(bytes).digest('hex');
    this.contents.set(ref, bytes.slice());
    return { ref, sizeBytes: bytes.byteLength };
  }

  override async open(ref: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const bytes = this.contents.get(ref);
    return bytes === undefined ? undefined : inOneChunk(bytes);
  }

  override async remove(ref: string): Promise<void> {
    this.contents.delete(ref);
  }
}

async function* inOneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
