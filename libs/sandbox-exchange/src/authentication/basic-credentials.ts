export interface BasicCredentials {
  readonly login: string;
  readonly password: string;
}

/** Reads what follows `Basic `; a password may hold colons, a login may not. */
export function toBasicCredentials(encoded: string): BasicCredentials | undefined {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 1) return undefined;
  return { login: text.slice(0, colon), password: text.slice(colon + 1) };
}
