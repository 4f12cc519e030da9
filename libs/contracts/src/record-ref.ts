import { IsString, MinLength } from 'class-validator';

export class RecordRefV1 {
  @IsString() @MinLength(1) readonly table!: string;
  @IsString() @MinLength(1) readonly id!: string;
}
