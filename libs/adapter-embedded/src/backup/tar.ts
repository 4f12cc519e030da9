import { createReadStream } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { BackupUnusable } from './backup-errors';

const block = 512;
const sizeField = { at: 124, length: 12 };
const checksumField = { at: 148, length: 8 };

export interface TarFile {
  readonly name: string;
  /** To be read to the end before the next one is asked for. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** Writes files one after the other as any `tar` reads them; on disk when it resolves. */
export async function writeTar(
  path: string,
  files: AsyncIterable<{ readonly name: string; readonly path: string }>,
): Promise<void> {
  const archive = await open(path, 'w', 0o600);
  try {
    for await (const file of files) await append(archive, file);
    await archive.writeFile(Buffer.alloc(2 * block));
    await archive.sync();
  } finally {
    await archive.close();
  }
}

async function append(archive: FileHandle, { name, path }: { readonly name: string; readonly path: string }) {
  const { size } = await stat(path);
  await archive.writeFile(headerOf(name, size));
  let written = 0;
  for await (const chunk of createReadStream(path)) {
    if (!(chunk instanceof Uint8Array)) continue;
    await archive.writeFile(chunk);
    written += chunk.byteLength;
  }
  if (written !== size) throw new Error(`${path} changed while it was packed`);
  await archive.writeFile(Buffer.alloc(paddingOf(size)));
}

/** The files of an archive in their order. Raises `BackupUnusable` for what is no archive, or ends too early. */
export async function* readTar(path: string): AsyncGenerator<TarFile> {
  const archive = await open(path, 'r');
  try {
    let at = 0;
    for (;;) {
      const header = await readBlock(archive, at, path);
      if (header.every((byte) => byte === 0)) return;
      const size = sizeIn(header, path);
      const start = at + block;
      at = start + size + paddingOf(size);
      yield { name: textIn(header, 0, 100), bytes: bytesOf(path, start, size) };
    }
  } finally {
    await archive.close();
  }
}

async function* bytesOf(path: string, start: number, size: number): AsyncGenerator<Uint8Array> {
  if (size === 0) return;
  let read = 0;
  for await (const chunk of createReadStream(path, { start, end: start + size - 1 })) {
    if (!(chunk instanceof Uint8Array)) continue;
    read += chunk.byteLength;
    yield chunk;
  }
  if (read < size) throw tooShort(path);
}

const paddingOf = (size: number): number => (block - (size % block)) % block;

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new Error(`${name} is too long for an archive`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  writeSize(header, size);
  header.write('00000000000\0', 136);
  header.write('0', 156);
  header.write('ustar\0', 257);
  header.write('00', 263);
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, checksumField.at);
  return header;
}

/** From 8 GB on the number is binary, which the first bit says. */
function writeSize(header: Buffer, size: number): void {
  const octal = size.toString(8);
  if (octal.length < sizeField.length) header.write(`${octal.padStart(11, '0')}\0`, sizeField.at);
  else {
    header[sizeField.at] = 0x80;
    header.writeBigUInt64BE(BigInt(size), sizeField.at + 4);
  }
}

function sizeIn(header: Buffer, path: string): number {
  const written = Number.parseInt(textIn(header, checksumField.at, checksumField.length), 8);
  if (written !== checksumOf(header)) throw new BackupUnusable(`${path} is damaged, or no backup.`);
  if (header[sizeField.at] === 0x80) return Number(header.readBigUInt64BE(sizeField.at + 4));
  return Number.parseInt(textIn(header, sizeField.at, sizeField.length), 8);
}

/** The sum of all bytes, those of the checksum itself taken as blanks. */
function checksumOf(header: Buffer): number {
  const end = checksumField.at + checksumField.length;
  return header.reduce((sum, byte, at) => sum + (at >= checksumField.at && at < end ? 0x20 : byte), 0);
}

function textIn(header: Buffer, at: number, length: number): string {
  const end = header.indexOf(0, at);
  return header.toString('utf8', at, end < 0 ? at + length : Math.min(end, at + length));
}

async function readBlock(archive: FileHandle, at: number, path: string): Promise<Buffer> {
  const { bytesRead, buffer } = await archive.read(Buffer.alloc(block), 0, block, at);
  if (bytesRead < block) throw tooShort(path);
  return buffer;
}

const tooShort = (path: string): BackupUnusable =>
  new BackupUnusable(`${path} ends too early: it is not a whole backup.`);
