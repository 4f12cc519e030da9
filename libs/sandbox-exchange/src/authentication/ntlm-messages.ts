/** The bits of MS-NLMP 2.2.2.5 that the sandbox answers to. */
const NtlmFlag = {
  unicode: 0x1,
  oem: 0x2,
  requestTarget: 0x4,
  ntlm: 0x200,
  alwaysSign: 0x8000,
  targetTypeDomain: 0x10000,
  extendedSessionSecurity: 0x80000,
  targetInfo: 0x800000,
  version: 0x2000000,
  negotiate128: 0x20000000,
  negotiate56: 0x80000000,
} as const;

export interface NtlmNegotiate {
  readonly flags: number;
}

/** What a client proves itself with: names, the NTLMv2 response, and the integrity code if its blob says there is one. */
export interface NtlmAuthenticate {
  readonly user: string;
  readonly domain: string;
  readonly proof: Buffer;
  readonly blob: Buffer;
  readonly integrityCode: Buffer | undefined;
}

export interface NtlmTarget {
  readonly netbiosDomain: string;
  readonly netbiosComputer: string;
  readonly dnsDomain: string;
  readonly dnsComputer: string;
}

const signature = Buffer.from('NTLMSSP\0', 'ascii');
const echoedFlags =
  NtlmFlag.requestTarget |
  NtlmFlag.alwaysSign |
  NtlmFlag.extendedSessionSecurity |
  NtlmFlag.version |
  NtlmFlag.negotiate128 |
  NtlmFlag.negotiate56;
const avId = { end: 0, computer: 1, domain: 2, dnsComputer: 3, dnsDomain: 4, flags: 6, timestamp: 7 } as const;
const integrityFlag = 0x2;
const proofBytes = 16;
const blobHeaderBytes = 28;
export const integrityCodeOffset = 72;
export const integrityCodeBytes = 16;

/** The number that tells the three messages apart, or nothing when it is no NTLM message at all. */
export function ntlmMessageType(message: Buffer): number | undefined {
  if (message.length < 12 || !message.subarray(0, 8).equals(signature)) return undefined;
  return message.readUInt32LE(8);
}

export function toNtlmNegotiate(message: Buffer): NtlmNegotiate | undefined {
  if (ntlmMessageType(message) !== 1 || message.length < 16) return undefined;
  return { flags: message.readUInt32LE(12) };
}

function fieldAt(message: Buffer, position: number): Buffer | undefined {
  const length = message.readUInt16LE(position);
  const offset = message.readUInt32LE(position + 4);
  if (length === 0) return Buffer.alloc(0);
  return offset + length > message.length ? undefined : message.subarray(offset, offset + length);
}

function avPair(pairs: Buffer, id: number): Buffer | undefined {
  let position = 0;
  while (position + 4 <= pairs.length) {
    const found = pairs.readUInt16LE(position);
    const end = position + 4 + pairs.readUInt16LE(position + 2);
    if (found === avId.end || end > pairs.length) return undefined;
    if (found === id) return pairs.subarray(position + 4, end);
    position = end;
  }
  return undefined;
}

function hasIntegrityCode(blob: Buffer): boolean {
  const flags = avPair(blob.subarray(blobHeaderBytes), avId.flags);
  return flags !== undefined && flags.length === 4 && (flags.readUInt32LE(0) & integrityFlag) !== 0;
}

/** Only NTLMv2: a response of 24 bytes is the older protocol, which Exchange refuses too. */
export function toNtlmAuthenticate(message: Buffer, isUnicode: boolean): NtlmAuthenticate | undefined {
  if (ntlmMessageType(message) !== 3 || message.length < 52) return undefined;
  const response = fieldAt(message, 20);
  const domain = fieldAt(message, 28);
  const user = fieldAt(message, 36);
  if (response === undefined || domain === undefined || user === undefined) return undefined;
  if (response.length < proofBytes + blobHeaderBytes) return undefined;
  const encoding = isUnicode ? 'utf16le' : 'latin1';
  const blob = response.subarray(proofBytes);
  const names = { user: user.toString(encoding), domain: domain.toString(encoding) };
  const proven = { ...names, proof: response.subarray(0, proofBytes), blob };
  if (!hasIntegrityCode(blob)) return { ...proven, integrityCode: undefined };
  const integrityCode = message.subarray(integrityCodeOffset, integrityCodeOffset + integrityCodeBytes);
  return integrityCode.length < integrityCodeBytes ? undefined : { ...proven, integrityCode };
}

/** A client that offers Unicode gets it; only very old ones know nothing but their own code page. */
export const speaksUnicode = ({ flags }: NtlmNegotiate): boolean =>
  (flags & NtlmFlag.unicode) !== 0 || (flags & NtlmFlag.oem) === 0;

function avPairOf(id: number, value: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(value.length, 2);
  return Buffer.concat([head, value]);
}

function fileTime(now: Date): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE((BigInt(now.getTime()) + 11_644_473_600_000n) * 10_000n);
  return bytes;
}

function targetInfoOf(target: NtlmTarget, now: Date): Buffer {
  const named = (id: number, name: string): Buffer => avPairOf(id, Buffer.from(name, 'utf16le'));
  return Buffer.concat([
    named(avId.domain, target.netbiosDomain),
    named(avId.computer, target.netbiosComputer),
    named(avId.dnsDomain, target.dnsDomain),
    named(avId.dnsComputer, target.dnsComputer),
    avPairOf(avId.timestamp, fileTime(now)),
    avPairOf(avId.end, Buffer.alloc(0)),
  ]);
}

/** Writes the Type 2 message. Key exchange is never agreed to, so the session key is the one that the proof yields. */
export function writeNtlmChallenge({ flags }: NtlmNegotiate, challenge: Buffer, target: NtlmTarget, now: Date): Buffer {
  const isUnicode = speaksUnicode({ flags });
  const name = Buffer.from(target.netbiosDomain, isUnicode ? 'utf16le' : 'latin1');
  const targetInfo = targetInfoOf(target, now);
  const head = Buffer.alloc(56);
  signature.copy(head);
  head.writeUInt32LE(2, 8);
  head.writeUInt16LE(name.length, 12);
  head.writeUInt16LE(name.length, 14);
  head.writeUInt32LE(head.length, 16);
  const charset = isUnicode ? NtlmFlag.unicode : NtlmFlag.oem;
  const always = charset | NtlmFlag.ntlm | NtlmFlag.targetTypeDomain | NtlmFlag.targetInfo;
  head.writeUInt32LE(((flags & echoedFlags) | always) >>> 0, 20);
  challenge.copy(head, 24);
  head.writeUInt16LE(targetInfo.length, 40);
  head.writeUInt16LE(targetInfo.length, 42);
  head.writeUInt32LE(head.length + name.length, 44);
  head.set([10, 0, 0x7c, 0x4f, 0, 0, 0, 15], 48);
  return Buffer.concat([head, name, targetInfo]);
}
