import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import {
  accessLevels,
  activityFields,
  recordFields,
  type AccessLevel,
  type ActivityField,
  type ReadGrant,
  type RecordField,
} from '@foldwatch/domain';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';
import { IsTableLevels } from './is-table-levels';

const activityLevels = ['user', 'organization'] as const;
const mostPeople = 10_000;

/** What its people may read; what is not named stays, and of a new profile is as for everybody else. */
export class ReadGrantRequest {
  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', enum: [...accessLevels] },
    example: { account: 'organization', opportunity: 'user' },
    description: 'How far records of a table may be read: none, user (own and shared) or organization (all).',
  })
  @Optional()
  @IsTableLevels()
  readonly tables?: Readonly<Record<string, AccessLevel>>;

  @ApiPropertyOptional({ enum: accessLevels, description: 'Of the tables that are not named.' })
  @Optional()
  @IsIn(accessLevels)
  readonly otherTables?: AccessLevel;

  @ApiPropertyOptional({
    enum: activityLevels,
    description: 'organization: also others’ tracked mail, as far as the record that it regards may be read.',
  })
  @Optional()
  @IsIn(activityLevels)
  readonly activities?: ReadGrant['activities'];

  @ApiPropertyOptional({ enum: recordFields, isArray: true, description: 'Fields of records that they do not see.' })
  @Optional()
  @IsArray()
  @ArrayUnique()
  @IsIn(recordFields, { each: true })
  readonly maskedRecordFields?: readonly RecordField[];

  @ApiPropertyOptional({ enum: activityFields, isArray: true, description: 'Fields of mail that they do not see.' })
  @Optional()
  @IsArray()
  @ArrayUnique()
  @IsIn(activityFields, { each: true })
  readonly maskedActivityFields?: readonly ActivityField[];
}

const namePattern = /^[^\s\p{Cc}\p{Cs}](?:[^\p{Cc}\p{Cs}]{0,98}[^\s\p{Cc}\p{Cs}])?$/u;

export class AddReadProfileRequest extends ReadGrantRequest {
  @ApiProperty({ example: 'Sales' })
  @Matches(namePattern, { message: 'name must be printable text of at most 100 characters' })
  readonly name!: string;

  @ApiPropertyOptional({ type: [String], description: 'Whom it is for, by their records of the table systemuser.' })
  @Optional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(mostPeople)
  @IsString({ each: true })
  @MinLength(1, { each: true })
  @MaxLength(200, { each: true })
  @Matches(plainText, { each: true, message: 'systemUserIds must be printable text' })
  readonly systemUserIds?: readonly string[];
}

/** What is not named stays; lists are replaced as a whole. */
export class ChangeReadProfileRequest extends PartialType(AddReadProfileRequest, { skipNullProperties: false }) {}
