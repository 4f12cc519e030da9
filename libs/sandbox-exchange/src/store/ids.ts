import { randomBytes } from 'node:crypto';

/** What an opaque id says to the server that made it. Clients compare ids and understand nothing of them. */
export interface ObjectId {
  readonly kind: 'folder' | 'item' | 'attachment';
  readonly mailboxGuid: string;
  readonly guid: string;
  /** Way down the attachments, for attachment ids only. */
  readonly path: readonly number[];
}

const prefix = Buffer.from([0x00, 0x03, 0x24]);
const kinds = ['folder', 'item', 'attachment'] as const;
const fixedLength = prefix.length + 2 + 16 + 16;

export const newGuid = (): string => randomBytes(16).toString('hex');

export function encodeId({ kind, mailboxGuid, guid, path }: ObjectId): string {
  const head = Buffer.from([kinds.indexOf(kind), path.length]);
  const tail = Buffer.alloc(path.length * 2);
  path.forEach((index, position) => tail.writeUInt16BE(index, position * 2));
  return Buffer.concat([prefix, head, Buffer.from(mailboxGuid, 'hex'), Buffer.from(guid, 'hex'), tail]).toString(
    'base64',
  );
}

/** Undefined for anything that is not, character for character, an id of ours. */
export function decodeId(text: string): ObjectId | undefined {
  const bytes = Buffer.from(text, 'base64');
  const kind = kinds[bytes[3] ?? -1];
  const pathLength = bytes[4] ?? 0;
  if (bytes.length !== fixedLength + pathLength * 2 || bytes.toString('base64') !== text) return undefined;
  if (!bytes.subarray(0, 3).equals(prefix) || kind === undefined) return undefined;
  const path = Array.from({ length: pathLength }, (_, index) => bytes.readUInt16BE(fixedLength + index * 2));
  return {
    kind,
    mailboxGuid: bytes.subarray(5, 21).toString('hex'),
    guid: bytes.subarray(21, 37).toString('hex'),
    path,
  };
}

const changeKeyHead = Buffer.from([0x09, 0x00, 0x00, 0x00]);

/** A version of one object: it grows with each change. */
export function encodeChangeKey(sequence: number): string {
  const bytes = Buffer.alloc(12);
  changeKeyHead.copy(bytes);
  bytes.writeBigUInt64BE(BigInt(sequence), 4);
  return bytes.toString('base64');
}

export function decodeChangeKey(text: string): number | undefined {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 12 || !bytes.subarray(0, 4).equals(changeKeyHead)) return undefined;
  return Number(bytes.readBigUInt64BE(4));
}
