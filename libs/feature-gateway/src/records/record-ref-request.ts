import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { plainText } from '../http/path-id';

/** As Dataverse allows for logical names. */
export const tableNamePattern = /^[a-z][a-z0-9_]{0,127}$/;

export class RecordRefRequest {
  @ApiProperty({ example: 'account' })
  @Matches(tableNamePattern, { message: 'table must be a logical name, such as account' })
  readonly table!: string;

  @ApiProperty({ example: 'a-fabrikam' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'id must be printable text' })
  readonly id!: string;
}
