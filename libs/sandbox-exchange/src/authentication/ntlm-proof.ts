import { createHmac, timingSafeEqual } from 'node:crypto';

import { create } from 'js-md4';

import { integrityCodeBytes, integrityCodeOffset, type NtlmAuthenticate } from './ntlm-messages';

const hmacMd5 = (key: Buffer, ...parts: readonly Buffer[]): Buffer => {
  const hmac = createHmac('md5', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};

/** The NT hash of MS-NLMP 3.3.1. OpenSSL 3 left MD4 out, hence the library. */
export const ntHash = (password: string): Buffer =>
  Buffer.from(create().update(Buffer.from(password, 'utf16le')).digest());

export function responseKeyFor(user: string, domain: string, password: string): Buffer {
  return hmacMd5(ntHash(password), Buffer.from(user.toUpperCase() + domain, 'utf16le'));
}

export interface NtlmExchange {
  readonly type1: Buffer;
  readonly type2: Buffer;
  readonly type3: Buffer;
  readonly challenge: Buffer;
}

/** Whether this answer to this challenge was made with that password, over messages that nobody changed on the way. */
export function provesPassword(message: NtlmAuthenticate, password: string, exchange: NtlmExchange): boolean {
  const responseKey = responseKeyFor(message.user, message.domain, password);
  const expected = hmacMd5(responseKey, exchange.challenge, message.blob);
  if (!timingSafeEqual(expected, message.proof)) return false;
  if (message.integrityCode === undefined) return true;
  const unsigned = Buffer.from(exchange.type3);
  unsigned.fill(0, integrityCodeOffset, integrityCodeOffset + integrityCodeBytes);
  const sessionKey = hmacMd5(responseKey, message.proof);
  return timingSafeEqual(hmacMd5(sessionKey, exchange.type1, exchange.type2, unsigned), message.integrityCode);
}
