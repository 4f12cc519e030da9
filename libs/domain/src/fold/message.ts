import type { ActivityMessage, Party } from '../activity';
import type { PresentDecision } from '../decision';
import type { MailboxId } from '../ids';
import type { MailMetadata, MailParty } from '../mail';

/** The message as one mailbox's copy shows it; addresses are resolved to records later. */
export function messageOf({ mail, direction, mailboxId }: PresentDecision, messageIdReused: boolean): ActivityMessage {
  const { internetMessageId, from, sender, sentAt, receivedAt, inReplyTo, conversationIndex } = mail;
  return {
    ...(internetMessageId !== undefined && { internetMessageId }),
    kind: mail.kind,
    subject: mail.subject,
    direction,
    ...(from !== undefined && { from: partyOf(from) }),
    ...(sender !== undefined && { sender: partyOf(sender) }),
    to: eachOnce(mail.to).map(partyOf),
    cc: eachOnce(mail.cc).map(partyOf),
    bcc: bccOf(mail.bcc, mailboxId),
    ...(sentAt !== undefined && { sentAt }),
    ...(receivedAt !== undefined && { receivedAt }),
    ...(inReplyTo !== undefined && { inReplyTo }),
    references: mail.references,
    ...(conversationIndex !== undefined && { conversationIndex }),
    messageIdReused,
  };
}

const partyOf = ({ address, name }: MailParty): Party => (name === undefined ? { address } : { address, name });

/** An address in a role is one party, however often the header names it; the first name counts. Text without one is kept. */
function eachOnce(parties: readonly MailParty[]): readonly MailParty[] {
  const seen = new Set<string>();
  return parties.filter(({ address }) => address === '' || (!seen.has(address) && seen.add(address)));
}

const bccOf = (bcc: readonly MailParty[], onlyIn: MailboxId): readonly Party[] =>
  eachOnce(bcc).map((party) => ({ ...partyOf(party), onlyIn }));

/**
 * What another copy adds: blind copies that only it shows, and that one of ours sent the message. The same object when it
 * adds nothing.
 */
export function withCopy(message: ActivityMessage, { mail, direction, mailboxId }: PresentDecision): ActivityMessage {
  const isKnown = ({ address }: MailParty): boolean =>
    message.bcc.some((known) => known.address === address && known.onlyIn === mailboxId);
  const added = bccOf(mail.bcc, mailboxId).filter((party) => !isKnown(party));
  const isTurned = direction === 'outgoing' && message.direction === 'incoming';
  const receivedAt = message.receivedAt ?? mail.receivedAt;
  if (added.length === 0 && !isTurned && receivedAt === message.receivedAt) return message;
  return {
    ...message,
    direction: isTurned ? direction : message.direction,
    ...(receivedAt !== undefined && { receivedAt }),
    bcc: [...message.bcc, ...added],
  };
}

/** The message as a later delivery of the same mail shows it, with what other mailboxes' copies had added. */
export function withNewerMetadata(message: ActivityMessage, decision: PresentDecision): ActivityMessage {
  const newer = messageOf(decision, message.messageIdReused);
  const receivedAt = message.receivedAt ?? newer.receivedAt;
  return {
    ...newer,
    direction: message.direction === 'outgoing' ? 'outgoing' : newer.direction,
    ...(receivedAt !== undefined && { receivedAt }),
    bcc: [...message.bcc.filter(({ onlyIn }) => onlyIn !== decision.mailboxId), ...newer.bcc],
  };
}

/** Sender and sent time agree: other content under the same Message-ID is the same mail, and not one that borrows its id. */
export const isSameMail = (
  message: Pick<ActivityMessage, 'from' | 'sentAt'>,
  mail: { readonly from?: Pick<MailMetadata, 'from'>['from'] | undefined; readonly sentAt?: string | undefined },
): boolean => agree(message.from?.address, mail.from?.address) && agreeInTime(message.sentAt, mail.sentAt);

const agree = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;

const agreeInTime = (a: string | undefined, b: string | undefined): boolean =>
  agree(a, b) || Date.parse(a ?? '') === Date.parse(b ?? '');
