import { check } from '../check';
import type { Check } from '../decision';
import { domainOf, isWithinDomains } from '../domain-names';
import { toEmailAddress } from '../email-address';
import type { MailKind, MailMetadata, MailParty } from '../mail';
import { isAutomaticMail, isBulkMail } from '../tracking/mail-headers';
import type { Creation } from './create-option';
import { isImpersonalAddress } from './impersonal-address';

export interface CreationFacts {
  readonly mail: Pick<MailMetadata, 'kind' | 'from' | 'sender' | 'headers'>;
  /** What the mailbox makes of unknown senders, as far as the organization allows it. */
  readonly option: Creation | undefined;
  readonly ownAddresses: ReadonlySet<string>;
  /** Of the organization, and the mailbox's own. */
  readonly internalDomains: ReadonlySet<string>;
  /** Whether an exclusion names the sender, whatever it does to mail. */
  readonly isExcluded: (address: string) => boolean;
  /** Whether the person was erased once: then only somebody's word brings a record back. */
  readonly isErased?: (address: string) => boolean;
}

export interface CreationDecision {
  /** What is to be made of the sender of a tracked message, should there be no record of it. */
  readonly creation: Creation | undefined;
  readonly checks: readonly Check[];
}

/** On whose behalf a message was sent; of a meeting request, its organizer. */
export const originatorOf = <P extends MailParty>({
  from,
  sender,
}: {
  readonly from?: P;
  readonly sender?: P;
}): P | undefined => from ?? sender;

/** Whether a record may be made of whoever sent a message, and which. Whether there is one already, the store knows. */
export function decideCreation(facts: CreationFacts): CreationDecision {
  const { option } = facts;
  if (option === undefined) return { creation: undefined, checks: [] };
  const checks: Check[] = [];
  for (const examine of examinations) {
    const made = examine(facts);
    checks.push(made);
    if (!made.passed) return { creation: undefined, checks };
  }
  const isErased = facts.isErased?.(addressIn(facts)) === true;
  return { creation: isErased ? { ...option, mode: 'suggest' } : option, checks };
}

const creatingKinds: ReadonlySet<MailKind> = new Set([
  'message',
  'meeting-request',
  'meeting-response',
  'meeting-cancellation',
  'encrypted',
]);

const addressIn = ({ mail }: CreationFacts): string => originatorOf(mail)?.address ?? '';

/** In the order in which they are made; none says who the sender is. */
const examinations: readonly ((facts: CreationFacts) => Check)[] = [
  ({ mail: { kind } }) => check('creates-from-kind', kind, 'mail or meeting message', creatingKinds.has(kind)),
  (facts) => {
    const isAddress = toEmailAddress(addressIn(facts)) === addressIn(facts);
    return check('sender-has-address', isAddress ? 'address' : 'none', 'address', isAddress);
  },
  (facts) => {
    const { ownAddresses, internalDomains } = facts;
    const address = addressIn(facts);
    const isOwn = ownAddresses.has(address) || isWithinDomains(domainOf(address), internalDomains);
    return check('sender-outside', isOwn ? 'own' : 'outside', 'outside', !isOwn);
  },
  (facts) => {
    const isImpersonal = isImpersonalAddress(addressIn(facts));
    return check('sender-answers', isImpersonal ? 'no-reply' : 'person', 'person', !isImpersonal);
  },
  ({ mail: { headers } }) => {
    const kind = isBulkMail(headers) ? 'bulk' : isAutomaticMail(headers) ? 'automatic' : 'personal';
    return check('written-by-person', kind, 'personal', kind === 'personal');
  },
  (facts) => {
    const isExcluded = facts.isExcluded(addressIn(facts));
    return check('sender-not-excluded', isExcluded ? 'excluded' : 'none', 'none', !isExcluded);
  },
];
