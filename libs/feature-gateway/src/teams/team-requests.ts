import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayUnique, IsArray, IsIn, IsObject, Matches, ValidateNested } from 'class-validator';
import { policyNames, type PolicyName, type Team } from '@foldwatch/domain';
import { Optional } from '../http/optional';
import { PolicyValuesRequest, toPolicyValues } from '../policy/policy-values-request';

const namePattern = /^[^\s\p{Cc}\p{Cs}](?:[^\p{Cc}\p{Cs}]{0,98}[^\s\p{Cc}\p{Cs}])?$/u;

export class AddTeamRequest {
  @ApiProperty({ example: 'Sales' })
  @Matches(namePattern, { message: 'name must be printable text of at most 100 characters' })
  readonly name!: string;

  @ApiPropertyOptional({ type: PolicyValuesRequest, description: 'What its mailboxes do that choose nothing else.' })
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => PolicyValuesRequest)
  readonly values?: PolicyValuesRequest;

  @ApiPropertyOptional({
    enum: policyNames,
    isArray: true,
    description: 'What its mailboxes and their folders cannot choose.',
  })
  @Optional()
  @IsArray()
  @ArrayUnique()
  @IsIn(policyNames, { each: true })
  readonly locks?: readonly PolicyName[];
}

export class RemoveTeamQuery {
  @ApiPropertyOptional({ enum: ['take-out'], description: 'Without it a team with mailboxes stays.' })
  @Optional()
  @IsIn(['take-out'])
  readonly mailboxes?: 'take-out';
}

/** What is not named stays; values are replaced as a whole. */
export class ChangeTeamRequest extends PartialType(AddTeamRequest, { skipNullProperties: false }) {}

export const toTeamChange = ({
  name,
  values,
  locks,
}: ChangeTeamRequest): Partial<Pick<Team, 'name' | 'values' | 'locks'>> => ({
  ...(name !== undefined && { name }),
  ...(values !== undefined && { values: toPolicyValues(values) }),
  ...(locks !== undefined && { locks }),
});
