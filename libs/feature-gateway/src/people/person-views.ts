import { ApiProperty } from '@nestjs/swagger';
import { ActivityView } from '../activities/activity-views';
import { RecordDetailView, RecordView } from '../records/record-views';

/** Whoever has an address: what to know of them beside one of their messages. */
export class PersonView {
  @ApiProperty({ description: 'As addresses are compared.' }) readonly address!: string;
  @ApiProperty({ type: RecordDetailView, nullable: true, description: 'null: there is none that you may read.' })
  readonly record!: RecordDetailView | null;
  @ApiProperty({ type: RecordView, nullable: true, description: 'The account that they belong to, or are.' })
  readonly account!: RecordView | null;
  @ApiProperty({
    type: [RecordView],
    description: 'Opportunities and cases of the account that are active; 20 of each.',
  })
  readonly open!: readonly RecordView[];
  @ApiProperty({ type: [ActivityView], description: 'The last five that you may see.' })
  readonly activities!: readonly ActivityView[];
}
