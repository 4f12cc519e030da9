const signatures: readonly (readonly [type: string, begin: string, at: number])[] = [
  ['image/png', '\x89PNG\r\n\x1a\n', 0],
  ['image/gif', 'GIF87a', 0],
  ['image/gif', 'GIF89a', 0],
  ['image/jpeg', '\xff\xd8\xff', 0],
  ['image/webp', 'WEBP', 8],
];

/** What a picture of pixels is by its first bytes; `undefined` for everything else, drawings with scripts among it. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const begin = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return signatures.find(([, signature, at]) => begin.startsWith(signature, at))?.[0];
}
