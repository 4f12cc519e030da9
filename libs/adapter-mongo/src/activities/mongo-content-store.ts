import { createHash } from 'node:crypto';
import { mongo } from 'mongoose';
import { ContentStore, type StoredContent } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { isDuplicateKey, toStoreError } from '../database/store-failure';

const chunkBytes = 255 * 1024;
const chunksPerWrite = 16;

/**
 * GridFS, with names that say what the bytes are. Its own upload would let two who store the same bytes at once leave
 * each other's halves; here a file gets its name, which is unique, when all of it is there, and whoever comes second
 * takes his own back.
 */
export class MongoContentStore extends ContentStore {
  private readonly bucket: mongo.GridFSBucket;

  constructor(private readonly database: MongoDatabase) {
    super();
    this.bucket = new mongo.GridFSBucket(database.db, { bucketName: 'content' });
  }

  override async put(bytes: Uint8Array): Promise<StoredContent> {
    const ref = createHash('sha256').update(bytes).digest('hex');
    if ((await this.fileNamed(ref)) === undefined) await this.store(ref, bytes);
    return { ref, sizeBytes: bytes.byteLength };
  }

  override async open(ref: string): Promise<AsyncIterable<Uint8Array> | undefined> {
    const id = await this.fileNamed(ref);
    return id === undefined ? undefined : this.chunksOf(id);
  }

  override async remove(ref: string): Promise<void> {
    const id = await this.fileNamed(ref);
    if (id !== undefined) await this.removeFile(id);
  }

  /** Takes back what a killed process, or one without a server, left half-stored. */
  async removeArrivingSince(before: Date, limit: number): Promise<number> {
    const left = await attempt(() =>
      this.files
        .find({ arriving: { $lt: before } }, { projection: { _id: 1 } })
        .limit(limit)
        .toArray(),
    );
    for (const { _id } of left) await this.removeFile(_id);
    return left.length;
  }

  private async store(ref: string, bytes: Uint8Array): Promise<void> {
    const _id = new mongo.ObjectId();
    const now = new Date();
    const file = { _id, length: bytes.byteLength, chunkSize: chunkBytes, uploadDate: now, arriving: now };
    await attempt(() => this.files.updateOne({ _id }, { $setOnInsert: file }, { upsert: true }));
    await this.writeChunks(_id, bytes);
    try {
      const named = { $set: { filename: ref }, $unset: { arriving: true } } as const;
      await attempt(() => this.files.updateOne({ _id }, named));
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      await this.removeFile(_id);
    }
  }

  /** What was written before an answer was lost is there under the same number. */
  private async writeChunks(id: mongo.ObjectId, bytes: Uint8Array): Promise<void> {
    const count = Math.ceil(bytes.byteLength / chunkBytes);
    for (let first = 0; first < count; first += chunksPerWrite) {
      const numbers = Array.from({ length: Math.min(chunksPerWrite, count - first) }, (_, index) => first + index);
      const chunks = numbers.map((n) => ({
        updateOne: {
          filter: { files_id: id, n },
          update: { $set: { data: new mongo.Binary(bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes)) } },
          upsert: true,
        },
      }));
      await attempt(() => this.chunks.bulkWrite(chunks, { ordered: false }));
    }
  }

  private async removeFile(id: mongo.ObjectId): Promise<void> {
    await attempt(() => this.files.deleteOne({ _id: id }));
    await attempt(() => this.chunks.deleteMany({ files_id: id }));
  }

  private async fileNamed(ref: string): Promise<mongo.ObjectId | undefined> {
    if (!/^[0-9a-f]{64}$/.test(ref)) return undefined;
    const file = await attempt(() => this.files.findOne({ filename: ref }, { projection: { _id: 1 } }));
    return file?._id;
  }

  private async *chunksOf(id: mongo.ObjectId): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of this.bucket.openDownloadStream(id)) if (chunk instanceof Uint8Array) yield chunk;
    } catch (error) {
      throw toStoreError(error);
    }
  }

  private get files() {
    return this.database.collection('content.files');
  }

  private get chunks() {
    return this.database.collection('content.chunks');
  }
}
