import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CrmRecord, NamedRecord } from '@foldwatch/domain';

export class RecordRefView {
  @ApiProperty() readonly table!: string;
  @ApiProperty() readonly id!: string;
}

export class NamedRecordView extends RecordRefView {
  @ApiProperty() readonly name!: string;
  @ApiPropertyOptional({
    type: [String],
    description: 'Fields that the asking person may not read: they have the empty value of their type.',
  })
  readonly maskedFields?: readonly string[];
}

export class RecordView extends NamedRecordView {
  @ApiProperty({ type: [String] }) readonly emailAddresses!: readonly string[];
  @ApiProperty({ type: String, nullable: true }) readonly ownerId!: string | null;
  @ApiProperty({ type: [String], description: 'Users beside the owner to whom it is as their own.' })
  readonly sharedWith!: readonly string[];
  @ApiProperty({ enum: ['active', 'inactive'] }) readonly state!: CrmRecord['state'];
  @ApiProperty({ type: String, nullable: true }) readonly parentAccountId!: string | null;
  @ApiProperty({ type: RecordRefView, nullable: true }) readonly mergedInto!: RecordRefView | null;
  @ApiProperty({ enum: ['crm', 'foldwatch'], description: 'Who made it.' }) readonly origin!: 'crm' | 'foldwatch';
  @ApiProperty({ type: String, nullable: true, description: 'Of what was made here.' })
  readonly firstName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly lastName!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly companyName!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What a lead is about.' }) readonly topic!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'What it was made of, when it was made here.' })
  readonly sourceActivityId!: string | null;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly modifiedAt!: string;
}

export class RecordPage {
  @ApiProperty({ type: [RecordView] }) readonly items!: readonly RecordView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class RecordsView {
  @ApiProperty({ type: [RecordView] }) readonly items!: readonly RecordView[];
}

export class RecordDetailView extends RecordView {
  @ApiProperty({ type: NamedRecordView, nullable: true, description: 'The user, team or queue that owns it.' })
  readonly owner!: NamedRecordView | null;
  @ApiProperty({ type: NamedRecordView, nullable: true, description: 'The account that it belongs to.' })
  readonly parentAccount!: NamedRecordView | null;
}

export class PutRecordsView {
  @ApiProperty({ type: 'integer' }) readonly created!: number;
  @ApiProperty({ type: 'integer' }) readonly updated!: number;
  @ApiProperty({ type: 'integer' }) readonly unchanged!: number;
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Contacts and leads of people who were erased: left out. Absent where there are none.',
  })
  readonly erased?: number;
}

export const toNamedRecord = ({ table, id, name }: NamedRecord): NamedRecord => ({ table, id, name });

type MadeHere = Pick<RecordView, 'origin' | 'firstName' | 'lastName' | 'companyName' | 'topic' | 'sourceActivityId'>;

const madeHere = (record: CrmRecord): MadeHere => ({
  origin: record.created === undefined ? 'crm' : 'foldwatch',
  firstName: record.firstName ?? null,
  lastName: record.lastName ?? null,
  companyName: record.companyName ?? null,
  topic: record.topic ?? null,
  sourceActivityId: record.created?.activityId ?? null,
});

export const toRecordView = (record: CrmRecord): RecordView => ({
  ...toNamedRecord(record),
  emailAddresses: record.emailAddresses,
  ownerId: record.ownerId ?? null,
  sharedWith: record.sharedWith ?? [],
  state: record.state,
  parentAccountId: record.parentAccountId ?? null,
  mergedInto: record.mergedInto ?? null,
  ...madeHere(record),
  createdAt: record.createdAt,
  modifiedAt: record.modifiedAt,
});
