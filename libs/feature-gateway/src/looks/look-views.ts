import { ApiProperty } from '@nestjs/swagger';
import { AuditorView } from '../audit/audit-views';

/** `content`: what a message says; `search`: subjects and senders, by words. */
const lookedAt = ['content', 'attachment', 'search'] as const;

export type LookedAt = (typeof lookedAt)[number];

export class LookView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ format: 'date-time', description: 'What is done again within the hour is told once.' })
  readonly at!: string;
  @ApiProperty({ type: AuditorView }) readonly by!: AuditorView;
  @ApiProperty({ enum: lookedAt, description: 'search: mail of the mailbox was searched by words.' })
  readonly what!: LookedAt;
  @ApiProperty({ example: 'The administrator admin opened it.' }) readonly sentence!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The message; null: a search, of which words are not kept.',
  })
  readonly activityId!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the message is about; null: a search, or it is no longer recorded.',
  })
  readonly subject!: string | null;
}

export class LookPage {
  @ApiProperty({ type: [LookView] }) readonly items!: readonly LookView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}
