import { domainOf, domainsAbove, isWithinDomains } from '../domain-names';
import type { Exclusion, ExclusionKind, ExclusionPlace } from './exclusion';
import type { MailMetadata, MailParty, Sensitivity } from '../mail';
import { isAutomaticMail, isBulkMail } from './mail-headers';
import { searchWords } from '../search-words';

/** Exclusions by what they look for, so that matching costs what the message is long, and not how many there are. */
export interface CompiledExclusions {
  readonly byAddress: ReadonlyMap<string, readonly Exclusion[]>;
  readonly byDomain: ReadonlyMap<string, readonly Exclusion[]>;
  readonly byFirstWord: ReadonlyMap<string, readonly WordsExclusion[]>;
  readonly ofWhole: Readonly<Record<'private-item' | 'bulk' | 'automatic' | 'internal', readonly Exclusion[]>>;
}

interface WordsExclusion {
  readonly exclusion: Exclusion;
  readonly words: readonly string[];
}

export interface ExclusionMatch {
  /** Every exclusion that holds for the message, in the order of their ids. */
  readonly matched: readonly Exclusion[];
  /** Addresses that an exclusion wants ignored. */
  readonly ignored: ReadonlySet<string>;
}

export function compileExclusions(exclusions: readonly Exclusion[]): CompiledExclusions {
  const of = (kind: ExclusionKind): readonly Exclusion[] => exclusions.filter((one) => one.kind === kind);
  const byValue = (kind: ExclusionKind) => Map.groupBy(of(kind), ({ value = '' }) => value);
  const worded = of('subject-words').map((exclusion) => ({ exclusion, words: searchWords([exclusion.value ?? '']) }));
  return {
    byAddress: byValue('address'),
    byDomain: byValue('domain'),
    byFirstWord: Map.groupBy(
      worded.filter(({ words }) => words.length > 0),
      ({ words }) => words[0] ?? '',
    ),
    ofWhole: {
      'private-item': of('private-item'),
      bulk: of('bulk'),
      automatic: of('automatic'),
      internal: of('internal'),
    },
  };
}

const nothing: ExclusionMatch = { matched: [], ignored: new Set() };

/** What the exclusions have to say of a message. Look-ups alone: no text that somebody sends makes it slow. */
export function matchExclusions(
  mail: MailMetadata,
  compiled: readonly CompiledExclusions[],
  internalDomains: ReadonlySet<string>,
): ExclusionMatch {
  const parties = compiled.some(looksAtParties) ? placedParties(mail) : [];
  const hits = compiled.flatMap((exclusions) => [
    ...parties.flatMap(({ place, address }) =>
      ofParty(address, place, exclusions).map((exclusion) => ({ exclusion, address })),
    ),
    ...ofMessage(mail, exclusions, internalDomains).map((exclusion) => ({ exclusion, address: '' })),
  ]);
  if (hits.length === 0) return nothing;
  const matched = new Map(hits.map(({ exclusion }) => [exclusion.id, exclusion]));
  const ignoring = hits.filter(({ exclusion }) => exclusion.effect === 'ignore-party');
  return {
    matched: [...matched.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ignored: new Set(ignoring.map(({ address }) => address)),
  };
}

const looksAtParties = ({ byAddress, byDomain }: CompiledExclusions): boolean => byAddress.size + byDomain.size > 0;

/** Whether one of the exclusions names the address where it sends, whatever it does to mail. */
export const namesSender = (compiled: readonly CompiledExclusions[], address: string): boolean =>
  compiled.some((exclusions) => ofParty(address, 'from', exclusions).length > 0);

interface PlacedParty {
  readonly place: ExclusionPlace;
  readonly address: string;
}

const placedParties = ({ from, sender, to, cc }: MailMetadata): readonly PlacedParty[] => [
  ...partiesAt('from', [from, sender]),
  ...partiesAt('to', to),
  ...partiesAt('cc', cc),
];

const partiesAt = (place: ExclusionPlace, parties: readonly (MailParty | undefined)[]): readonly PlacedParty[] =>
  parties.flatMap((party) => (party === undefined ? [] : [{ place, address: party.address }]));

function ofParty(address: string, place: ExclusionPlace, exclusions: CompiledExclusions): readonly Exclusion[] {
  const domains = exclusions.byDomain.size === 0 ? [] : domainsAbove(domainOf(address));
  const found = [
    ...(exclusions.byAddress.get(address) ?? []),
    ...domains.flatMap((domain) => exclusions.byDomain.get(domain) ?? []),
  ];
  return found.filter(({ where }) => where.includes(place));
}

function ofMessage(
  mail: MailMetadata,
  { byFirstWord, ofWhole }: CompiledExclusions,
  internalDomains: ReadonlySet<string>,
): readonly Exclusion[] {
  return [
    ...(byFirstWord.size === 0 ? [] : wordedIn(mail.subject, byFirstWord)),
    ...(privateKinds.has(mail.sensitivity) ? ofWhole['private-item'] : []),
    ...(isBulkMail(mail.headers) ? ofWhole.bulk : []),
    ...(isAutomaticMail(mail.headers) ? ofWhole.automatic : []),
    ...(ofWhole.internal.length > 0 && isInternal(mail, internalDomains) ? ofWhole.internal : []),
  ];
}

function wordedIn(subject: string, byFirstWord: CompiledExclusions['byFirstWord']): readonly Exclusion[] {
  const words = new Set(searchWords([subject]));
  return [...words].flatMap((word) =>
    (byFirstWord.get(word) ?? [])
      .filter((one) => one.words.every((sought) => words.has(sought)))
      .map(({ exclusion }) => exclusion),
  );
}

const privateKinds: ReadonlySet<Sensitivity> = new Set(['private', 'confidential']);

function isInternal({ from, sender, to, cc, bcc }: MailMetadata, domains: ReadonlySet<string>): boolean {
  const parties = [from, sender, ...to, ...cc, ...bcc].filter((party) => party !== undefined);
  return parties.length > 0 && parties.every(({ address }) => isWithinDomains(domainOf(address), domains));
}
