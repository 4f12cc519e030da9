import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsString,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { alertCodes, type AlertCode } from '@foldwatch/domain';
import { Optional } from '../http/optional';
import { plainText } from '../http/path-id';

const IsTarget = (): PropertyDecorator => (target, property) => {
  const message = { message: 'url must be an address without blanks' };
  for (const check of [IsString(), MinLength(8), MaxLength(2_000), Matches(/^[\x21-\x7e]+$/, message)]) {
    check(target, property);
  }
};

const IsCodeList = (): PropertyDecorator => (target, property) => {
  const checks = [IsArray(), ArrayMinSize(1), ArrayMaxSize(100), ArrayUnique(), IsIn(alertCodes, { each: true })];
  for (const check of checks) check(target, property);
};

const IsDescription = (): PropertyDecorator => (target, property) => {
  const message = { message: 'description must be printable text' };
  for (const check of [IsString(), MaxLength(200), Matches(plainText, message)]) check(target, property);
};

export class AddWebhookRequest {
  @ApiProperty({ example: 'https://ops.contoso.example/foldwatch' })
  @IsTarget()
  readonly url!: string;

  @ApiPropertyOptional({ type: [String], enum: alertCodes, description: 'Every code when it is left out.' })
  @Optional()
  @IsCodeList()
  readonly codes?: readonly AlertCode[];

  @ApiPropertyOptional()
  @Optional()
  @IsDescription()
  readonly description?: string;
}

export class ChangeWebhookRequest {
  @ApiPropertyOptional()
  @Optional()
  @IsTarget()
  readonly url?: string;

  @ApiPropertyOptional({ type: [String], enum: alertCodes })
  @Optional()
  @IsCodeList()
  readonly codes?: readonly AlertCode[];

  @ApiPropertyOptional({ enum: [true], description: 'Every code from now on.' })
  @Optional()
  @IsIn([true])
  readonly allCodes?: true;

  @ApiPropertyOptional()
  @Optional()
  @IsDescription()
  readonly description?: string;

  @ApiPropertyOptional({ enum: ['enabled', 'disabled'] })
  @Optional()
  @IsIn(['enabled', 'disabled'])
  readonly state?: 'enabled' | 'disabled';

  @ApiPropertyOptional({ enum: [true], description: 'Makes another secret, which the answer shows once.' })
  @Optional()
  @IsIn([true])
  readonly newSecret?: true;
}
