import {
  asErased,
  check,
  decideCreation,
  decideTracking,
  directionOf,
  isBlank,
  isFromErased,
  namesSender,
  type CategoryRemovedDecision,
  type Check,
  type FoldSettings,
  type FolderTrackingDecision,
  type LeftDecision,
  type MailboxId,
  ruleRecordFor,
  type MailMetadata,
  type Observation,
  type ObservationNumber,
  type PresentDecision,
  type PresentObservation,
  type TrackingFacts,
} from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { recordKey } from '@foldwatch/ports';
import { automaticFacts, relationsOf } from './automatic-facts';
import type { BatchFacts } from './batch-facts';
import { creationIn, type MailboxFacts } from './mailbox-facts';

const longestPlainId = 64;

export type DecisionOnObservation = PresentDecision | LeftDecision | CategoryRemovedDecision;

export interface DecidingContext {
  readonly decidedAt: string;
  /** For a mailbox that is no longer configured. */
  readonly fallback: FoldSettings;
  /** It was decided before, and what the message answers was recorded since. */
  readonly isLate: boolean;
}

/** Concludes what one observation means. Its id is computed from the observation, so that a redelivery has the same. */
export function decideObservation(
  observation: Observation,
  facts: BatchFacts,
  { isLate, decidedAt, fallback }: DecidingContext,
): DecisionOnObservation {
  const { mailboxId, activityId, number, itemKey, folderId, observedAt } = observation;
  const id = isLate ? `${decisionId(mailboxId, number)}-late` : decisionId(mailboxId, number);
  const settings = facts.mailboxes.get(mailboxId)?.fold ?? fallback;
  const decided = { id, activityId, mailboxId, number, itemKey, folderId, observedAt, decidedAt, settings };
  switch (observation.kind) {
    case 'present':
      return { ...decided, ...decidePresent(observation, facts) };
    case 'left': {
      const { whereabouts, located } = observation;
      const reason = whereabouts === 'elsewhere' ? 'left-folder' : 'deleted';
      const found = located === undefined ? {} : { located };
      return { ...decided, kind: 'left', whereabouts, ...found, reason, checks: [whereaboutsChecks[whereabouts]] };
    }
    case 'category-removed': {
      const passed = settings.untrackOnCategoryRemoved;
      const checks = [check('category-untracks', String(passed), 'true', passed)];
      return { ...decided, kind: 'category-removed', reason: 'category-removed', checks };
    }
    default:
      return observation;
  }
}

/** Plain text, because a hash for each would cost more than deciding; ids that somebody chose too long are hashed. */
function decisionId(mailboxId: MailboxId, { epoch, read, n }: ObservationNumber): string {
  const name = mailboxId.length <= longestPlainId ? mailboxId : hashId(mailboxId);
  return `${name}-${epoch}-${read}-${n}`;
}

type Present = Omit<PresentDecision, keyof Omit<LeftDecision, 'kind' | 'whereabouts' | 'reason' | 'checks'>>;

function decidePresent(seen: PresentObservation, facts: BatchFacts): Present & { readonly kind: 'present' } {
  const mailbox = facts.mailboxes.get(seen.mailboxId);
  const mail = asErased(seen.mail, facts.erased, mailbox?.internalDomains ?? noAddresses);
  const observation = { ...seen, mail };
  const { because, contentKey, wish } = observation;
  return {
    kind: 'present',
    ...decideTracked(observation, mailbox, facts),
    because,
    ...(wish !== undefined && { wish }),
    direction: directionOf(mail, mailbox?.ownAddresses ?? noAddresses),
    mail,
    contentKey,
    ...(mailbox?.ownerId !== undefined && { ownerId: mailbox.ownerId }),
    ambiguousSender: (mailbox ?? facts).settings.ambiguousSender,
  };
}

type Tracked = Pick<
  PresentDecision,
  'verdict' | 'reason' | 'checks' | 'rule' | 'correlation' | 'exclusions' | 'creation'
>;

function decideTracked(observation: PresentObservation, mailbox: MailboxFacts | undefined, facts: BatchFacts): Tracked {
  const folder = folderFacts(observation, mailbox, facts);
  const isWished = observation.wish !== undefined;
  if (mailbox === undefined) return decideTracking({ folder, automatic: undefined, exclusions: [] });
  const relations = relationsOf(observation, mailbox, facts);
  const { matched: exclusions } = relations.exclusions;
  const automatic = automaticFacts(observation, mailbox, facts, relations);
  const erased = erasedIn(observation.mail, facts);
  return {
    ...onlySuggested(
      withCreation(decideTracking({ folder, automatic, exclusions, isWished, ...erased }), observation, mailbox),
      erased,
    ),
    ...(relations.found !== undefined && { correlation: relations.found.correlation }),
    ...(exclusions.length > 0 && { exclusions: exclusions.map(({ id }) => id) }),
  };
}

/** Of what is tracked alone: whether a record is to be made of its sender, with the checks behind those of tracking. */
function withCreation(
  decided: FolderTrackingDecision,
  { mail, folderId }: PresentObservation,
  mailbox: MailboxFacts,
): FolderTrackingDecision & Pick<PresentDecision, 'creation'> {
  const { ownAddresses, internalDomains, exclusions } = mailbox;
  const option = creationIn(mailbox, folderId);
  if (decided.verdict !== 'track' || option === undefined) return decided;
  const isExcluded = (address: string): boolean => namesSender(exclusions, address);
  const { creation, checks } = decideCreation({ mail, option, ownAddresses, internalDomains, isExcluded });
  return { ...decided, checks: [...decided.checks, ...checks], ...(creation !== undefined && { creation }) };
}

/** Whoever was erased is never made a record of again but by a person. */
const onlySuggested = <T extends Pick<PresentDecision, 'creation'>>(
  decided: T,
  { erased }: Pick<TrackingFacts, 'erased'>,
): T =>
  decided.creation === undefined || erased === undefined
    ? decided
    : { ...decided, creation: { ...decided.creation, mode: 'suggest' } };

function erasedIn(mail: MailMetadata, { erased }: BatchFacts): Pick<TrackingFacts, 'erased'> {
  if (isBlank(mail)) return { erased: 'since' };
  return isFromErased(mail, erased) ? { erased: 'before' } : {};
}

function folderFacts(
  { mail, folderId }: PresentObservation,
  mailbox: MailboxFacts | undefined,
  { records }: BatchFacts,
): TrackingFacts['folder'] {
  const governance = mailbox?.folders.get(folderId);
  const named = governance?.rule?.regarding;
  const record = mailbox && named && ruleRecordFor(mailbox.owner, records.get(recordKey(named)));
  return { mail, mailboxState: mailbox?.state, governance, record };
}

const noAddresses: ReadonlySet<string> = new Set();

const whereaboutsCheck = (actual: LeftDecision['whereabouts']): Check =>
  check('still-in-mailbox', actual, 'elsewhere', actual === 'elsewhere');

const whereaboutsChecks: Readonly<Record<LeftDecision['whereabouts'], Check>> = {
  elsewhere: whereaboutsCheck('elsewhere'),
  'deleted-items': whereaboutsCheck('deleted-items'),
  gone: whereaboutsCheck('gone'),
};
