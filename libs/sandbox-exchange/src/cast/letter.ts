/** A party as it stands in a header. */
export interface Person {
  readonly name: string;
  readonly address: string;
}

export interface AttachedFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
  /** Shown in the HTML body instead of listed below it. */
  readonly contentId?: string;
}

export interface Meeting {
  readonly method: 'REQUEST' | 'REPLY';
  readonly uid: string;
  readonly organizer: Person;
  readonly attendees: readonly Person[];
  /** Working days after the day on which the letter was sent. */
  readonly inDays: number;
  readonly at: `${number}:${number}`;
  readonly minutes: number;
  readonly location: string;
}

export interface Report {
  readonly kind: 'delivery-status' | 'disposition-notification';
  readonly recipient: string;
  readonly about: string;
}

export type CastMailboxName = 'erin' | 'omar' | 'sales';

/** When a letter was sent: so many working days ago at a time (UTC), or minutes ago, at most 300. */
export type SentTime = `${number}d ${number}:${number}` | `${number}m`;

/** A mail of the cast before it is one: what a person would say of it, without MIME. */
export interface Letter {
  readonly id: string;
  readonly sent: SentTime;
  readonly in: Partial<Record<CastMailboxName, string>>;
  readonly unread?: boolean;
  readonly isDraft?: boolean;
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc?: readonly Person[];
  readonly subject: string;
  readonly text: readonly string[];
  readonly answers?: string;
  readonly forwards?: string;
  readonly body?: 'text-only' | 'html-only';
  readonly charset?: 'iso-8859-1';
  readonly headers?: Readonly<Record<string, string>>;
  readonly attached?: readonly AttachedFile[];
  readonly meeting?: Meeting;
  readonly report?: Report;
  /** Some devices send none. */
  readonly hasNoMessageId?: boolean;
}
