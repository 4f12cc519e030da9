/** A name and an address as they stand in a message; either may be missing. */
export interface Correspondent {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}

/** What a meeting message says about its meeting. */
export interface MeetingFacts {
  readonly uid?: string | undefined;
  readonly start?: string | undefined;
  readonly end?: string | undefined;
  readonly location?: string | undefined;
  readonly response?: 'Tentative' | 'Accept' | 'Decline' | undefined;
  readonly organizer?: Correspondent | undefined;
  readonly requiredAttendees?: readonly Correspondent[] | undefined;
  readonly optionalAttendees?: readonly Correspondent[] | undefined;
  readonly isAllDay?: boolean | undefined;
}

/** What is shown of an item but never searched by an index. */
export interface ItemDetails {
  readonly from?: Correspondent;
  readonly sender?: Correspondent;
  readonly to: readonly Correspondent[];
  readonly cc: readonly Correspondent[];
  readonly bcc: readonly Correspondent[];
  readonly replyTo: readonly Correspondent[];
  readonly isReadReceiptRequested?: boolean;
  readonly isDeliveryReceiptRequested?: boolean;
  readonly meeting?: MeetingFacts;
  /** Set when somebody replaced the body of a message that was already sent. */
  readonly body?: ItemBody;
  readonly flagStatus?: 'NotFlagged' | 'Flagged' | 'Complete';
  readonly contact?: ContactFacts;
}

export interface ContactFacts {
  readonly displayName?: string | undefined;
  readonly emailAddress?: string | undefined;
}

export interface ItemBody {
  readonly type: 'HTML' | 'Text';
  readonly content: string;
}

/** An extended property by the text of its name; the value is text or, for multi-valued ones, a list. */
export type ExtendedProperties = Readonly<Record<string, string | readonly string[]>>;

export type Sensitivity = 'Normal' | 'Personal' | 'Private' | 'Confidential';
export type Importance = 'Low' | 'Normal' | 'High';

/** What a message says of itself, however it came here. */
export interface ItemContent {
  readonly itemClass: string;
  readonly subject: string;
  readonly messageId: string | undefined;
  readonly inReplyTo: string | undefined;
  readonly references: string | undefined;
  readonly sensitivity: Sensitivity;
  readonly importance: Importance;
  readonly hasAttachments: boolean;
  readonly conversationIndex: string;
  readonly conversationTopic: string;
  readonly conversationGuid: string;
  readonly sentAt: number | undefined;
  readonly details: ItemDetails;
}

export interface Item extends Omit<ItemContent, 'sentAt'> {
  readonly id: number;
  readonly mailboxId: number;
  readonly folderId: number;
  readonly guid: string;
  readonly mimeId: number;
  readonly arrivalSequence: number;
  readonly contentSequence: number;
  readonly changeSequence: number;
  readonly receivedAt: number;
  readonly sentAt: number;
  readonly createdAt: number;
  readonly modifiedAt: number;
  readonly size: number;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly categories: readonly string[];
  readonly searchKey: string;
  readonly extended: ExtendedProperties;
}

export interface NewItem {
  readonly content: ItemContent;
  readonly mime: Uint8Array;
  readonly receivedAt: number;
  readonly isRead: boolean;
  readonly isDraft: boolean;
  readonly categories?: readonly string[];
  readonly extended?: ExtendedProperties;
}

/** What may be changed of an item that stays where it is. */
export type ItemChanges = Partial<
  Omit<Item, 'id' | 'mailboxId' | 'folderId' | 'guid' | 'mimeId' | 'arrivalSequence' | 'contentSequence'>
> & { readonly mime?: Uint8Array };
