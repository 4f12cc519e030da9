import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

/** As it is described; `toRecord` checks it, because ten thousand entries would keep the validators busy for seconds. */
export class PutRecordRequest {
  @ApiProperty({ example: 'account' }) readonly table!: string;
  @ApiProperty({ example: 'a-fabrikam' }) readonly id!: string;
  @ApiProperty({ example: 'Fabrikam' }) readonly name!: string;
  @ApiProperty({ type: [String], example: ['info@fabrikam.example'] }) readonly emailAddresses!: readonly string[];
  @ApiPropertyOptional() readonly ownerId?: string;
  @ApiPropertyOptional({ enum: ['active', 'inactive'], default: 'active' }) readonly state?: 'active' | 'inactive';
  @ApiPropertyOptional() readonly parentAccountId?: string;
}
