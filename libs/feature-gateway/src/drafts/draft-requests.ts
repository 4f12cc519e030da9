import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { ExclusionRequest } from '../exclusions/exclusion-requests';
import { AddFolderRuleRequest } from '../folder-rules/folder-rule-requests';
import { Optional } from '../http/optional';
import { PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { ChangeOptionsRequest } from '../mailboxes/options/mailbox-options';
import { OrganizationSettingsRequest } from '../organization/organization-settings-request';
import { ChangeTeamRequest } from '../teams/team-requests';
import { Comment } from '../versions/version-views';

export const draftScopes = ['organization', 'team', 'mailbox'] as const;
export type DraftScope = (typeof draftScopes)[number];

const mostExclusions = 1_000;
const mostRules = 1_000;

const Id =
  (description?: string): PropertyDecorator =>
  (prototype, property) => {
    ApiPropertyOptional({ type: String, ...(description !== undefined && { description }) })(prototype, property);
    Optional()(prototype, property);
    IsString()(prototype, property);
    MinLength(1)(prototype, property);
    MaxLength(200)(prototype, property);
    Matches(plainText, { message: `${String(property)} must be printable text` })(prototype, property);
  };

/**
 * One of what there may be, with validators of its own. The description of the API takes a function for one that looks a class up
 * only where it is written in place.
 */
const Part =
  (type: () => new () => object): PropertyDecorator =>
  (prototype, property) => {
    ApiPropertyOptional({ type: () => type() })(prototype, property);
    Optional()(prototype, property);
    IsObject()(prototype, property);
    ValidateNested()(prototype, property);
    Type(type)(prototype, property);
  };

const Parts =
  (type: () => new () => object, max: number, description: string): PropertyDecorator =>
  (prototype, property) => {
    ApiPropertyOptional({ type: () => type(), isArray: true, description })(prototype, property);
    Optional()(prototype, property);
    IsArray()(prototype, property);
    ArrayMaxSize(max)(prototype, property);
    ValidateNested({ each: true })(prototype, property);
    Type(type)(prototype, property);
  };

export class DraftExclusionRequest extends ExclusionRequest {
  @Id('Of the exclusion that it replaces; none for a new one.') readonly id?: string;
}

export class DraftRuleRequest extends OmitType(AddFolderRuleRequest, [] as const) {
  @Id('Of the rule that it changes; a new one names its folder.') readonly id?: string;
  @ApiPropertyOptional() @Optional() @IsBoolean() readonly paused?: boolean;
}

/** What is not named stays as it is; lists and options are replaced as a whole, rules one by one. */
export class DraftChangesRequest {
  @Part(() => OrganizationSettingsRequest) readonly organization?: OrganizationSettingsRequest;
  @Part(() => ChangeTeamRequest) readonly team?: ChangeTeamRequest;
  @Part(() => ChangeOptionsRequest) readonly options?: ChangeOptionsRequest;
  @Parts(() => DraftExclusionRequest, mostExclusions, 'The whole list, of the organization or of the mailbox.')
  readonly exclusions?: readonly DraftExclusionRequest[];
  @Parts(() => DraftRuleRequest, mostRules, 'Rules that are changed or added.')
  readonly folderRules?: readonly DraftRuleRequest[];
  @ApiPropertyOptional({ type: [String] })
  @Optional()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(mostRules)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly removedFolderRules?: readonly string[];
}

export class AddDraftRequest {
  @ApiProperty({ enum: draftScopes, example: 'organization' }) @IsIn(draftScopes) readonly scope!: DraftScope;
  @Id('Of a draft for a team.') readonly teamId?: string;
  @Id('Of a draft for a mailbox.') readonly mailboxId?: string;
  @ApiProperty({ type: DraftChangesRequest, example: { organization: { categoryName: 'In CRM' } } })
  @IsObject()
  @ValidateNested()
  @Type(() => DraftChangesRequest)
  readonly changes!: DraftChangesRequest;
  @Comment() readonly comment?: string;
}

export class ChangeDraftRequest {
  @Part(() => DraftChangesRequest) readonly changes?: DraftChangesRequest;
  @Comment() readonly comment?: string;
}

export class DraftQuery extends PageQuery {
  @Id() readonly mailboxId?: string;
}
