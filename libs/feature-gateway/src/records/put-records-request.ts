import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { plainText } from '../http/path-id';
import { portablePattern } from '../http/portable-pattern';
import { writtenAddress } from '../http/written-address';
import { RecordRefRequest, tableNamePattern } from './record-ref-request';

/** What a delivery and each of its records may have, here and in `toRecord`. */
export const mostOf = { records: 10_000, addresses: 100, shares: 100, idLength: 200, nameLength: 1_000 } as const;

const text = (maxLength: number) => ({ minLength: 1, maxLength, pattern: portablePattern(plainText) });
const id = text(mostOf.idLength);
const mayBeNull = { type: String, nullable: true } satisfies ApiPropertyOptions;

/** As it is described; `toRecord` checks it, because ten thousand entries would keep the validators busy for seconds. */
export class PutRecordRequest {
  @ApiProperty({ example: 'account', pattern: portablePattern(tableNamePattern) }) readonly table!: string;
  @ApiProperty({ example: 'a-fabrikam', ...id }) readonly id!: string;
  @ApiProperty({ example: 'Fabrikam', ...text(mostOf.nameLength) }) readonly name!: string;
  @ApiProperty({
    type: [String],
    example: ['info@fabrikam.example'],
    maxItems: mostOf.addresses,
    pattern: portablePattern(writtenAddress),
    maxLength: 320,
  })
  readonly emailAddresses!: readonly string[];
  @ApiPropertyOptional({ ...mayBeNull, ...id }) readonly ownerId?: string;
  @ApiPropertyOptional({
    type: [String],
    nullable: true,
    example: ['u-omar'],
    description: 'Users beside the owner who may read it as their own; without it those that there are stay.',
    maxItems: mostOf.shares,
    ...id,
  })
  readonly sharedWith?: readonly string[];
  @ApiPropertyOptional({ enum: ['active', 'inactive'], default: 'active', nullable: true })
  readonly state?: 'active' | 'inactive';
  @ApiPropertyOptional({ ...mayBeNull, ...id }) readonly parentAccountId?: string;
  @ApiPropertyOptional({
    type: RecordRefRequest,
    nullable: true,
    description: 'The survivor, of a record that was merged: what regards this one, and its addresses, go there.',
  })
  readonly mergedInto?: RecordRefRequest;
}
