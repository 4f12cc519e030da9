import { ApiProperty } from '@nestjs/swagger';
import { ActivityView } from '../activities/activity-views';

/** A page may have fewer entries than were asked for, and go on nevertheless. */
export class TimelinePage {
  @ApiProperty({ type: [ActivityView] }) readonly items!: readonly ActivityView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
  @ApiProperty({
    description: 'The record, or the account’s, have more addresses or records than are looked up together.',
  })
  readonly partial!: boolean;
}
