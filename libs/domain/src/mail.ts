/** What a message is to Exchange; only the first four are ever tracked automatically. */
export type MailKind =
  | 'message'
  | 'meeting-request'
  | 'meeting-response'
  | 'meeting-cancellation'
  | 'read-receipt'
  | 'non-delivery-report'
  | 'encrypted'
  | 'other';

export type Sensitivity = 'normal' | 'personal' | 'private' | 'confidential';

/** An address as it stood on the message; `address` is comparable (see `toEmailAddress`) or the raw text of what is no address. */
export interface MailParty {
  readonly address: string;
  readonly name?: string;
}

/** The headers that decisions look at, by lower-case name; nothing else of the header block is kept. */
export interface DecisiveHeaders {
  readonly autoSubmitted?: string;
  readonly autoResponseSuppress?: string;
  readonly precedence?: string;
  readonly listId?: string;
}

/** The metadata of one message as Exchange reports it; bodies are never part of it. Times are RFC 3339 in UTC. */
export interface MailMetadata {
  /** As in the header, angle brackets included; absent when the message carries none. */
  readonly internetMessageId?: string;
  readonly kind: MailKind;
  readonly itemClass: string;
  readonly subject: string;
  readonly from?: MailParty;
  readonly sender?: MailParty;
  readonly to: readonly MailParty[];
  readonly cc: readonly MailParty[];
  readonly bcc: readonly MailParty[];
  readonly sentAt?: string;
  readonly receivedAt?: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  /** Base64 of PidTagConversationIndex. */
  readonly conversationIndex?: string;
  readonly sensitivity: Sensitivity;
  readonly isDraft: boolean;
  readonly hasAttachments: boolean;
  readonly sizeBytes: number;
  readonly headers: DecisiveHeaders;
}

/**
 * The text of which an activity's id is the hash: organization, Message-ID and From. From is part of it because
 * Message-IDs are reused and forged. A message without Message-ID is identified by what stays the same in every copy.
 */
export function activityKeyOf(organizationId: string, mail: MailMetadata): string {
  const from = mail.from?.address ?? mail.sender?.address ?? '';
  const identity =
    mail.internetMessageId === undefined
      ? ['stable', mail.subject, mail.sentAt ?? '', ...mail.to.map((party) => party.address)]
      : ['message-id', mail.internetMessageId.trim()];
  return JSON.stringify([organizationId, from, ...identity]);
}
