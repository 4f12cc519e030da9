import type { UserRole } from '@foldwatch/ports';
import type { RoleClaim } from './identity-options';

type Claims = Readonly<Record<string, unknown>>;

/** A claim's values as texts; one alone is a list of one. */
export function claimValues(claims: Claims, name: string): readonly string[] {
  const value = claims[name];
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string' && one !== '').map(String);
}

export const claimText = (claims: Claims, name: string): string | undefined => claimValues(claims, name)[0]?.trim();

/** `undefined` for whoever is not to be let in. */
export function roleIn(claims: Claims, { claim, admin, auditor, user }: RoleClaim): UserRole | undefined {
  const values = claimValues(claims, claim);
  const hasAny = (wanted: readonly string[]): boolean => wanted.some((one) => values.includes(one));
  if (hasAny(admin)) return 'admin';
  if (hasAny(auditor)) return 'auditor';
  return user.length === 0 || hasAny(user) ? 'user' : undefined;
}

/** An address that the provider has verified; whoever may type any address would be anybody. */
export const verifiedAddress = (claims: Claims): string | undefined =>
  claims['email_verified'] === true ? claimText(claims, 'email') : undefined;
