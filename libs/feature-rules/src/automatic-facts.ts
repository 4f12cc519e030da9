import {
  chooseRecord,
  correlate,
  directionOf,
  domainOf,
  isOfStopped,
  isStopped,
  isWithinDomains,
  matchExclusions,
  rootOf,
  toEmailAddress,
  type AutomaticTrackingFacts,
  type ExclusionMatch,
  type MailboxId,
  type MailMetadata,
  type NamedRecord,
  type Observation,
  type PresentObservation,
  type RecordedMessage,
} from '@foldwatch/domain';
import type { BatchFacts } from './batch-facts';
import type { MailboxFacts } from './mailbox-facts';

type Mailboxes = ReadonlyMap<MailboxId, MailboxFacts>;

/** Mail that was there before is never tracked for what it is: only a rule reads it. */
const isAutomatic = ({ folderId, because }: PresentObservation, mailbox: MailboxFacts): boolean =>
  because !== 'backfill' && mailbox.automaticFolders.has(folderId);

/** A rule without record leaves it to the mail that a message belongs to. */
export function mayCorrelate(observation: PresentObservation, mailbox: MailboxFacts): boolean {
  const rule = mailbox.folders.get(observation.folderId)?.rule;
  if (rule !== undefined) return rule.action === 'track' && rule.regarding === undefined;
  return isAutomatic(observation, mailbox) && mailbox.track !== 'none';
}

/** The messages of which it matters what they belong to. */
export function mailAsked(observations: readonly Observation[], mailboxes: Mailboxes): readonly MailMetadata[] {
  return observations.flatMap((observation) => {
    const mailbox = mailboxes.get(observation.mailboxId);
    if (observation.kind !== 'present' || mailbox === undefined) return [];
    return mayCorrelate(observation, mailbox) ? [observation.mail] : [];
  });
}

/** The addresses of which it matters whether there is a record. */
export function addressesAsked(observations: readonly Observation[], mailboxes: Mailboxes): readonly string[] {
  const asked = observations.flatMap((observation) => {
    const mailbox = mailboxes.get(observation.mailboxId);
    if (observation.kind !== 'present' || mailbox === undefined || !asksForRecords(mailbox)) return [];
    return isAutomatic(observation, mailbox) ? correspondentsOf(observation.mail, mailbox) : [];
  });
  return [...new Set(asked)];
}

const asksForRecords = ({ track }: MailboxFacts): boolean => track === 'known-senders' || track === 'email-enabled';

/** Whoever the mail came from; of what the mailbox sent, whoever it went to. */
function correspondentsOf(mail: MailMetadata, { ownAddresses }: MailboxFacts): readonly string[] {
  const senders = [mail.from ?? mail.sender].filter((party) => party !== undefined);
  const parties = directionOf(mail, ownAddresses) === 'outgoing' ? [...mail.to, ...mail.cc] : senders;
  return parties.map(({ address }) => address).filter((address) => toEmailAddress(address) === address);
}

/** Whether anybody in the batch wants mail to be found by its subject. */
export const smartMatchingOf = (mailboxes: Mailboxes): { readonly smartMatching: boolean } => ({
  smartMatching: [...mailboxes.values()].some(({ settings }) => settings.smartMatching),
});

/** Subjects come last of all ways, so that what they find can be left out where the mailbox does not want it. */
function correlated(
  { mail, activityId }: PresentObservation,
  { settings }: MailboxFacts,
  recorded: BatchFacts['recorded'],
): ReturnType<typeof correlate> {
  const found = correlate(mail, activityId, recorded);
  return found?.correlation.method === 'smart-matching' && !settings.smartMatching ? undefined : found;
}

/** What a message has to do with other mail and with exclusions. */
export interface Relations {
  /** What it belongs to, where that matters. */
  readonly found: ReturnType<typeof correlate>;
  readonly exclusions: ExclusionMatch;
}

export const relationsOf = (
  observation: PresentObservation,
  mailbox: MailboxFacts,
  { recorded }: BatchFacts,
): Relations => ({
  found: mayCorrelate(observation, mailbox) ? correlated(observation, mailbox, recorded) : undefined,
  exclusions: matchExclusions(observation.mail, mailbox.exclusions, mailbox.internalDomains),
});

/** What decides upon a message outside the folders of rules; `undefined` where that is none of automatic tracking. */
export function automaticFacts(
  observation: PresentObservation,
  mailbox: MailboxFacts,
  facts: BatchFacts,
  { found, exclusions: { matched, ignored } }: Relations,
): AutomaticTrackingFacts | undefined {
  if (!isAutomatic(observation, mailbox)) return undefined;
  const { mail } = observation;
  return {
    mail,
    option: mailbox.track,
    correlation: found?.correlation,
    isInternalSideThread:
      found?.parent !== undefined &&
      mailbox.settings.leaveOutInternalSideThreads &&
      isInternalSideThread(mail, rootOf(mail, found.parent, facts.recorded), mailbox),
    exclusions: matched,
    isStopped:
      isStopped(mail, mailbox.stopped) || (found?.parent !== undefined && isOfStopped(found.parent, mailbox.stopped)),
    correspondents: asksForRecords(mailbox) ? recordsOf(mail, mailbox, { ...facts, ignored }) : [],
  };
}

function recordsOf(
  mail: MailMetadata,
  mailbox: MailboxFacts,
  facts: BatchFacts & Pick<ExclusionMatch, 'ignored'>,
): readonly NamedRecord[] {
  const { ownerId } = mailbox;
  const { ambiguousSender } = mailbox.settings;
  return correspondentsOf(mail, mailbox).flatMap((address) => {
    const candidates = (facts.ignored.has(address) ? undefined : facts.correspondents.get(address)) ?? [];
    return chooseRecord(candidates, { ambiguousSender, ...(ownerId !== undefined && { ownerId }) }) ?? [];
  });
}

function isInternalSideThread(mail: MailMetadata, root: RecordedMessage, { internalDomains }: MailboxFacts): boolean {
  const isOutside = (address: string): boolean => !isWithinDomains(domainOf(address), internalDomains);
  const parties = [mail.from, mail.sender, ...mail.to, ...mail.cc, ...mail.bcc].filter((party) => party !== undefined);
  return root.addresses.some(isOutside) && !parties.some(({ address }) => isOutside(address));
}
