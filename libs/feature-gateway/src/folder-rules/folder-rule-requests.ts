import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';
import { PolicyValuesRequest } from '../policy/policy-values-request';
import { RecordRefRequest } from '../records/record-ref-request';

/** What holds in the folders of the rule alone. */
export class FolderSettingsRequest extends PickType(PolicyValuesRequest, [
  'create',
  'createMode',
  'onMoveOut',
] as const) {}

const FolderSettings = (): PropertyDecorator => (prototype, property) => {
  ApiPropertyOptional({
    type: FolderSettingsRequest,
    description: 'What holds in its folders alone; the whole of it.',
  })(prototype, property);
  Optional()(prototype, property);
  IsObject()(prototype, property);
  ValidateNested()(prototype, property);
  Type(() => FolderSettingsRequest)(prototype, property);
};

export class AddFolderRuleRequest {
  @ApiPropertyOptional({ example: 'Inbox/Customers/Contoso', description: 'Either this or folderId.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(2_000)
  @Matches(plainText, { message: 'folderPath must be printable text' })
  readonly folderPath?: string;

  @ApiPropertyOptional()
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(1_000)
  @Matches(plainText, { message: 'folderId must be printable text' })
  readonly folderId?: string;

  @ApiPropertyOptional({ type: RecordRefRequest, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly regarding?: RecordRefRequest | null;

  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  readonly includeSubfolders?: boolean;

  @ApiPropertyOptional({ enum: ['track', 'do-not-track'], default: 'track' })
  @Optional()
  @IsIn(['track', 'do-not-track'])
  readonly action?: 'track' | 'do-not-track';

  @ApiPropertyOptional({ enum: ['track', 'skip'], default: 'track', description: 'Mail that is there already.' })
  @Optional()
  @IsIn(['track', 'skip'])
  readonly existing?: 'track' | 'skip';

  @FolderSettings() readonly settings?: FolderSettingsRequest;
}

export class ChangeFolderRuleRequest {
  @ApiPropertyOptional({ type: RecordRefRequest, nullable: true, description: 'null takes it away.' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly regarding?: RecordRefRequest | null;

  @ApiPropertyOptional({
    enum: ['keep', 'relink'],
    default: 'keep',
    description: 'Mail that this rule tracked already.',
  })
  @Optional()
  @IsIn(['keep', 'relink'])
  readonly existing?: 'keep' | 'relink';

  @ApiPropertyOptional()
  @Optional()
  @IsBoolean()
  readonly paused?: boolean;

  @ApiPropertyOptional()
  @Optional()
  @IsBoolean()
  readonly includeSubfolders?: boolean;

  @FolderSettings() readonly settings?: FolderSettingsRequest;
}
