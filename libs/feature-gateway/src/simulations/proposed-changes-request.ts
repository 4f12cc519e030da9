import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
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
import { plainText } from '../http/path-id';
import { ChangeOptionsRequest } from '../mailboxes/options/mailbox-options';
import { OrganizationSettingsRequest } from '../organization/organization-settings-request';

const mostListed = 1_000;

/** The id of what is there already. */
const KnownId = (description: string): PropertyDecorator =>
  all(
    ApiPropertyOptional({ description }),
    Optional(),
    IsString(),
    MinLength(1),
    MaxLength(200),
    Matches(plainText, { message: '$property must be printable text' }),
  );

/** The description of the API takes a function for one that looks a class up only where it is written in place. */
const Nested = (type: () => new () => object, description: string): PropertyDecorator =>
  all(ApiPropertyOptional({ type: () => type(), description }), Optional(), IsObject(), ValidateNested(), Type(type));

const NestedList = (type: () => new () => object, description: string): PropertyDecorator =>
  all(
    ApiPropertyOptional({ type: () => type(), isArray: true, description }),
    Optional(),
    IsArray(),
    ArrayMaxSize(mostListed),
    ValidateNested({ each: true }),
    Type(type),
  );

function all(...decorators: readonly PropertyDecorator[]): PropertyDecorator {
  return (prototype, property) => {
    for (const decorate of decorators) decorate(prototype, property);
  };
}

export class ProposedExclusionRequest extends ExclusionRequest {
  @KnownId('Of an exclusion that is there, so that traces name it.') readonly id?: string;
}

export class ProposedFolderRuleRequest extends AddFolderRuleRequest {
  @KnownId('Of the rule that it would take the place of; folder and what is not named stay.') readonly id?: string;

  @ApiPropertyOptional({ default: false })
  @Optional()
  @IsBoolean()
  readonly paused?: boolean;
}

/** What would be changed. What is not named stays. */
export class ProposedChangesRequest {
  @Nested(() => ChangeOptionsRequest, 'The whole of the options of each mailbox.')
  readonly options?: ChangeOptionsRequest;

  @NestedList(() => ProposedExclusionRequest, 'The whole list of each mailbox.')
  readonly exclusions?: readonly ProposedExclusionRequest[];

  @NestedList(() => ProposedFolderRuleRequest, 'Of one mailbox: added, or in place of the one with the id.')
  readonly folderRules?: readonly ProposedFolderRuleRequest[];

  @ApiPropertyOptional({ type: [String], description: 'Of one mailbox.' })
  @Optional()
  @IsArray()
  @ArrayMaxSize(mostListed)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  readonly removedFolderRules?: readonly string[];

  @Nested(() => OrganizationSettingsRequest, 'For administrators.')
  readonly organization?: OrganizationSettingsRequest;

  @NestedList(() => ProposedExclusionRequest, 'The whole list; for administrators.')
  readonly organizationExclusions?: readonly ProposedExclusionRequest[];
}
