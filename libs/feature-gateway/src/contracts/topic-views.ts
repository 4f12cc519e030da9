import { ApiProperty } from '@nestjs/swagger';

export class GroupLagView {
  @ApiProperty({ example: 'writer' }) readonly group!: string;
  @ApiProperty({ type: 'integer', description: 'Events of the partition where the most wait.' })
  readonly events!: number;
}

export class TopicView {
  @ApiProperty({ example: 'activity.events', description: 'Without the prefix of the installation.' })
  readonly name!: string;
  @ApiProperty() readonly purpose!: string;
  @ApiProperty({ description: 'Of what the key is the id.', example: 'activity id' }) readonly key!: string;
  @ApiProperty({ description: 'Carries CloudEvents that anyone may consume.' }) readonly isPublic!: boolean;
  @ApiProperty({ type: 'integer' }) readonly partitions!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'null when the last of each key is kept.' })
  readonly retentionDays!: number | null;
  @ApiProperty({ description: 'Whether `POST /test-events` may send there.' }) readonly takesTests!: boolean;
  @ApiProperty({
    type: [GroupLagView],
    nullable: true,
    description:
      'How far each service that takes the topic is behind, none where none does; null while the event log does not tell.',
  })
  readonly lag!: readonly GroupLagView[] | null;
}

export class TopicPage {
  @ApiProperty({ type: [TopicView] }) readonly items!: readonly TopicView[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: all are told at once.' })
  readonly nextCursor!: string | null;
}
