/** What an exclusion looks for. Private and confidential items need none: they are never tracked. */
export const exclusionKinds = ['address', 'domain', 'subject-words', 'bulk', 'automatic', 'internal'] as const;
/** Skip the message, count the party as unknown, or keep the message out of tracked folders too. */
export const exclusionEffects = ['skip', 'ignore-party', 'block'] as const;
export const exclusionPlaces = ['from', 'to', 'cc'] as const;

export type ExclusionKind = (typeof exclusionKinds)[number];
export type ExclusionEffect = (typeof exclusionEffects)[number];
export type ExclusionPlace = (typeof exclusionPlaces)[number];

/** Mail that is not to be tracked, of the whole organization or of one mailbox. Only the organization's may `block`. */
export interface Exclusion {
  readonly id: string;
  readonly kind: ExclusionKind;
  /** The address, the domain or the words, as they are compared; absent for kinds that say it all. */
  readonly value?: string;
  readonly effect: ExclusionEffect;
  /** Of addresses and domains: where they count. */
  readonly where: readonly ExclusionPlace[];
  readonly createdAt: string;
}
