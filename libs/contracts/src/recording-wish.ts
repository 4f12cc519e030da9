import { IsISO8601, IsOptional, IsString, MinLength } from 'class-validator';
import { NamedRecordV1 } from './named-record';
import { Nested } from './nested';

/** Who wants a message recorded, since when, and for which record. */
export class RecordingWishV1 {
  @IsString() @MinLength(1) readonly by!: string;
  @IsISO8601() readonly at!: string;
  @IsOptional() @Nested(() => NamedRecordV1) readonly regarding?: NamedRecordV1;
}
