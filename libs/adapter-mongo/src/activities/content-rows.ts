import { Schema, type mongo } from 'mongoose';

/** GridFS's own two collections. A file has its name once all of it has arrived. */
export interface ContentFile {
  readonly _id: mongo.ObjectId;
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
  /** The SHA-256 of the bytes. */
  readonly filename?: string;
  /** Since when it has been arriving. */
  readonly arriving?: Date;
}

export interface ContentChunk {
  readonly files_id: mongo.ObjectId;
  readonly n: number;
  readonly data: mongo.Binary;
}

export const contentFileSchema = new Schema({
  length: { type: Number, required: true },
  chunkSize: { type: Number, required: true },
  uploadDate: { type: Date, required: true },
  filename: String,
  arriving: Date,
})
  .index({ filename: 1 }, { unique: true, sparse: true })
  .index({ arriving: 1 }, { sparse: true });

export const contentChunkSchema = new Schema({
  files_id: { type: Schema.Types.ObjectId, required: true },
  n: { type: Number, required: true },
  data: { type: Buffer },
}).index({ files_id: 1, n: 1 }, { unique: true });
