import { IsString, MinLength } from 'class-validator';

export class NamedRecordV1 {
  @IsString() @MinLength(1) readonly table!: string;
  @IsString() @MinLength(1) readonly id!: string;
  @IsString() readonly name!: string;
}
