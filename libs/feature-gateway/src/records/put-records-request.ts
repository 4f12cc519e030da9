import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { RecordRefRequest } from './record-ref-request';

/** As it is described; `toRecord` checks it, because ten thousand entries would keep the validators busy for seconds. */
export class PutRecordRequest {
  @ApiProperty({ example: 'account' }) readonly table!: string;
  @ApiProperty({ example: 'a-fabrikam' }) readonly id!: string;
  @ApiProperty({ example: 'Fabrikam' }) readonly name!: string;
  @ApiProperty({ type: [String], example: ['info@fabrikam.example'] }) readonly emailAddresses!: readonly string[];
  @ApiPropertyOptional() readonly ownerId?: string;
  @ApiPropertyOptional({
    type: [String],
    example: ['u-omar'],
    description: 'Users beside the owner who may read it as their own; without it those that there are stay.',
  })
  readonly sharedWith?: readonly string[];
  @ApiPropertyOptional({ enum: ['active', 'inactive'], default: 'active' }) readonly state?: 'active' | 'inactive';
  @ApiPropertyOptional() readonly parentAccountId?: string;
  @ApiPropertyOptional({
    type: RecordRefRequest,
    description: 'The survivor, of a record that was merged: what regards this one, and its addresses, go there.',
  })
  readonly mergedInto?: RecordRefRequest;
}
