/** What an exclusion looks for. Outside tracked folders private and confidential items need none: they are never tracked there. */
export const exclusionKinds = [
  'address',
  'domain',
  'subject-words',
  'private-item',
  'bulk',
  'automatic',
  'internal',
] as const;
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

/** There from the beginning, so that private mail is in a folder's record only where the organization decided that it may. */
export const privateItems: Exclusion = {
  id: 'private-items',
  kind: 'private-item',
  effect: 'skip',
  where: [],
  createdAt: '1970-01-01T00:00:00.000Z',
};

/** Folder tracking is a person's act: only what is private and what the organization blocks weakens it. */
export const stopsFolderTracking = ({ kind, effect }: Exclusion): boolean =>
  kind === 'private-item' || effect === 'block';
