import { ApiProperty } from '@nestjs/swagger';
import {
  accessLevels,
  activityFields,
  recordFields,
  type AccessLevel,
  type ActivityField,
  type ReadGrant,
  type ReadProfile,
  type RecordField,
} from '@foldwatch/domain';

export class ReadProfileView {
  @ApiProperty({ description: '`standard` is for everybody who is in no other.' }) readonly id!: string;
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: [String] }) readonly systemUserIds!: readonly string[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string', enum: [...accessLevels] } })
  readonly tables!: Readonly<Record<string, AccessLevel>>;
  @ApiProperty({ enum: accessLevels, description: 'Of the tables that are not named.' })
  readonly otherTables!: AccessLevel;
  @ApiProperty({ enum: ['user', 'organization'] }) readonly activities!: ReadGrant['activities'];
  @ApiProperty({ enum: recordFields, isArray: true }) readonly maskedRecordFields!: readonly RecordField[];
  @ApiProperty({ enum: activityFields, isArray: true }) readonly maskedActivityFields!: readonly ActivityField[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'None of the standard.' })
  readonly createdAt!: string | null;
}

export class ReadProfilePage {
  @ApiProperty({ type: [ReadProfileView] }) readonly items!: readonly ReadProfileView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const standardId = 'standard';

/** The standard is no profile, and nobody made it. */
type Shown = Omit<ReadProfile, 'createdAt'> & { readonly createdAt: string | null };

export const toProfileView = ({
  id,
  name,
  systemUserIds,
  tables,
  otherTables,
  activities,
  maskedRecordFields,
  maskedActivityFields,
  createdAt,
}: Shown): ReadProfileView => ({
  id,
  name,
  systemUserIds,
  tables,
  otherTables,
  activities,
  maskedRecordFields,
  maskedActivityFields,
  createdAt,
});

export const toStandardView = (standard: ReadGrant): ReadProfileView =>
  toProfileView({ ...standard, id: standardId, name: 'Everybody else', systemUserIds: [], createdAt: null });
