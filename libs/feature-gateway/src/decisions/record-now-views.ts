import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, ValidateIf, ValidateNested } from 'class-validator';
import { RecordRefRequest } from '../records/record-ref-request';

export class RecordNowRequest {
  @ApiPropertyOptional({
    type: RecordRefRequest,
    nullable: true,
    description: 'What it is to regard; else what the folder’s rule, or the mail that it belongs to, gives.',
  })
  @ValidateIf((_, value) => value !== undefined && value !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => RecordRefRequest)
  readonly regarding?: RecordRefRequest | null;
}

const outcomes = ['recorded', 'already-recorded', 'under-way'] as const;

export class RecordNowView {
  @ApiProperty({ enum: outcomes }) readonly outcome!: (typeof outcomes)[number];
  @ApiProperty({ description: 'What is recorded of the message, or will be.' }) readonly activityId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The job that looks for the message.' })
  readonly jobId!: string | null;
}
