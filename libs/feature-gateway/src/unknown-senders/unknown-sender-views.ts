import { ApiProperty } from '@nestjs/swagger';
import type { MailboxId, NamedRecord, UnknownSender } from '@foldwatch/domain';
import { NamedRecordView, toNamedRecord } from '../records/record-views';

export class UnknownSenderView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: there is no such mailbox any more.' })
  readonly mailboxAddress!: string | null;
  @ApiProperty() readonly address!: string;
  @ApiProperty({ enum: ['contact', 'lead'], description: 'What the mailbox would make of it.' })
  readonly table!: 'contact' | 'lead';
  @ApiProperty({ type: String, nullable: true }) readonly firstName!: string | null;
  @ApiProperty() readonly lastName!: string;
  @ApiProperty({ type: String, nullable: true }) readonly companyName!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'What a lead would be about: the subject of the first message; of one that is tracked no more only to its owner.',
  })
  readonly topic!: string | null;
  @ApiProperty({ description: 'The first message that was seen of it.' }) readonly activityId!: string;
  @ApiProperty({ type: 'integer', description: 'Tracked messages that came of it.' }) readonly mails!: number;
  @ApiProperty({ format: 'date-time' }) readonly firstSeenAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly lastSeenAt!: string;
}

export class UnknownSenderPage {
  @ApiProperty({ type: [UnknownSenderView] }) readonly items!: readonly UnknownSenderView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const senderOutcomes = ['created', 'linked', 'known', 'put-away', 'not-waiting'] as const;

export class SettledSenderView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({
    enum: senderOutcomes,
    description:
      'known: there was a record of the address already; not-waiting: there is no such suggestion, or no more.',
  })
  readonly outcome!: (typeof senderOutcomes)[number];
  @ApiProperty({ type: NamedRecordView, nullable: true }) readonly record!: NamedRecordView | null;
}

export class SettledSendersView {
  @ApiProperty({ type: [SettledSenderView], description: 'In the order of the ids.' })
  readonly items!: readonly SettledSenderView[];
}

export class TakenBackSenderView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({
    enum: ['waiting', 'kept'],
    description:
      'waiting: it waits again. kept: it stays as it is, since the record was changed or regarded, was made more than ten minutes ago or by somebody else, or the message is gone.',
  })
  readonly outcome!: 'waiting' | 'kept';
}

export class TakenBackSendersView {
  @ApiProperty({ type: [TakenBackSenderView], description: 'In the order of the senders.' })
  readonly items!: readonly TakenBackSenderView[];
}

/** What became of one sender. */
export interface SenderOutcome {
  readonly outcome: (typeof senderOutcomes)[number];
  readonly record?: NamedRecord;
}

export const toSettledView = (id: string, { outcome, record }: SenderOutcome): SettledSenderView => ({
  id,
  outcome,
  record: record === undefined ? null : toNamedRecord(record),
});

/** What whoever asks may know of senders beyond them. */
export interface SenderSight {
  readonly canSeeMail: (sender: UnknownSender) => boolean;
  readonly addresses: ReadonlyMap<MailboxId, string>;
}

export function toUnknownSenderView(sender: UnknownSender, { canSeeMail, addresses }: SenderSight): UnknownSenderView {
  const { id, mailboxId, address, table, lastName, activityId, mails, firstSeenAt, lastSeenAt } = sender;
  return {
    id,
    mailboxId,
    mailboxAddress: addresses.get(mailboxId) ?? null,
    address,
    table,
    firstName: sender.firstName ?? null,
    lastName,
    companyName: sender.companyName ?? null,
    topic: canSeeMail(sender) ? (sender.topic ?? null) : null,
    activityId,
    mails,
    firstSeenAt,
    lastSeenAt,
  };
}
