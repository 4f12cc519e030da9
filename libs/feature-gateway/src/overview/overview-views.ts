import { ApiProperty } from '@nestjs/swagger';
import { alertCodes, type AlertCode } from '@foldwatch/domain';
import { OrganizationCompletenessView } from '../completeness/completeness-views';
import type { Survey } from '../mailboxes/survey-mailboxes';

export class MailboxCountsView {
  @ApiProperty({ type: 'integer' }) readonly total!: number;
  @ApiProperty({ type: 'integer', description: 'Not tested yet: `state=pending`.' }) readonly pending!: number;
  @ApiProperty({ type: 'integer', description: '`state=enabled`.' }) readonly enabled!: number;
  @ApiProperty({ type: 'integer', description: '`state=disabled`.' }) readonly disabled!: number;
  @ApiProperty({ type: 'integer', description: 'Exchange slows them down: `standing=throttled`.' })
  readonly throttled!: number;
  @ApiProperty({ type: 'integer', description: 'Read again with growing pauses: `standing=failing`.' })
  readonly failing!: number;
  @ApiProperty({ type: 'integer', description: 'Nothing of them is read: `standing=stopped`.' })
  readonly stopped!: number;
}

export class TopicLagView {
  @ApiProperty({ example: 'writer', description: 'The service that takes the topic.' }) readonly group!: string;
  @ApiProperty({ example: 'mail.decided' }) readonly topic!: string;
  @ApiProperty({ type: 'integer', description: 'Events of the partition where the most wait.' })
  readonly events!: number;
  @ApiProperty({ description: 'Mail passes here between being seen and being stored.' })
  readonly carriesMail!: boolean;
}

export class AlertCountView {
  @ApiProperty({ enum: alertCodes }) readonly code!: AlertCode;
  @ApiProperty({ enum: ['error', 'warning'] }) readonly severity!: 'error' | 'warning';
  @ApiProperty({ type: 'integer' }) readonly open!: number;
}

export class AlertCountsView {
  @ApiProperty({ type: 'integer' }) readonly errors!: number;
  @ApiProperty({ type: 'integer' }) readonly warnings!: number;
  @ApiProperty({ type: [AlertCountView], description: 'The gravest first.' })
  readonly byCode!: readonly AlertCountView[];
  @ApiProperty({ description: 'There are more than were counted.' }) readonly more!: boolean;
}

export class DeadLetterCountsView {
  @ApiProperty({ type: 'integer' }) readonly open!: number;
  @ApiProperty({ description: 'There are more than were counted.' }) readonly more!: boolean;
}

/** What an administrator looks at first. Each number is that of a list. */
export class OverviewView {
  @ApiProperty({ type: OrganizationCompletenessView }) readonly completeness!: OrganizationCompletenessView;
  @ApiProperty({ type: MailboxCountsView }) readonly mailboxes!: MailboxCountsView;
  @ApiProperty({
    type: [TopicLagView],
    nullable: true,
    description:
      'Of every topic that a service takes, null while the event log does not tell. What is not taken from a topic has none: ' +
      'how late the reading of a mailbox is says its `lastSeenAt`, and pages are told of changes as they follow.',
  })
  readonly lag!: readonly TopicLagView[] | null;
  @ApiProperty({ type: DeadLetterCountsView }) readonly deadLetters!: DeadLetterCountsView;
  @ApiProperty({ type: AlertCountsView }) readonly alerts!: AlertCountsView;
  @ApiProperty({
    format: 'date-time',
    description: 'When mailboxes were last looked through; at most some seconds ago.',
  })
  readonly asOf!: string;
}

export const completenessOf = ({ enabled, having, missing, comparedAt }: Survey): OrganizationCompletenessView => ({
  mailboxes: enabled,
  complete: enabled - having['missing-mail'].length - having['never-compared'].length,
  withGaps: having['missing-mail'].length,
  neverCompared: having['never-compared'].length,
  missing,
  asOf: comparedAt ?? null,
});
