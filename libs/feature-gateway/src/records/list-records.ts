import { ApiPropertyOptional } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { Optional } from '../http/optional';
import { isUnrestricted, searchWords, toEmailAddress } from '@foldwatch/domain';
import { RecordDirectory, type RecordFilter } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { pageOf, PageQuery } from '../http/page-query';
import { plainText } from '../http/path-id';
import { writtenAddress } from '../http/written-address';
import { InvalidRequest } from '../http/refusal';
import { Readers } from '../rights/readers';
import { refuseMasked } from '../rights/refuse-masked';
import { tableNamePattern } from './record-ref-request';
import { toRecordView, type RecordPage } from './record-views';

export class RecordQuery extends PageQuery {
  @ApiPropertyOptional({ example: 'account' })
  @Optional()
  @Matches(tableNamePattern, { message: 'table must be a logical name, such as account' })
  readonly table?: string;

  @ApiPropertyOptional({ example: 'info@fabrikam.example' })
  @Optional()
  @IsString()
  @MaxLength(320)
  @Matches(writtenAddress, { message: 'email is no address' })
  readonly email?: string;

  @ApiPropertyOptional({ description: 'Those that belong to this account: its contacts, opportunities and cases.' })
  @Optional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  @Matches(plainText, { message: 'parentAccountId must be printable text' })
  readonly parentAccountId?: string;

  @ApiPropertyOptional({ description: 'Beginnings of words of the name; all must be there.' })
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;
}

@Injectable()
export class ListRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly readers: Readers,
  ) {}

  async execute(query: RecordQuery, viewer: Principal): Promise<RecordPage> {
    const reader = await this.readers.of(viewer);
    if (query.email !== undefined) refuseMasked(reader?.maskedRecordFields, 'emailAddresses', 'email');
    if (query.parentAccountId !== undefined) {
      refuseMasked(reader?.maskedRecordFields, 'parentAccountId', 'parentAccountId');
    }
    if (hasNoWord(query)) return { items: [], nextCursor: null };
    const { records, nextCursor } = await this.directory.list({
      ...toFilter(query),
      ...(reader !== undefined && !isUnrestricted(reader) && { reader }),
    });
    return { items: records.map(toRecordView), nextCursor: nextCursor ?? null };
  }
}

const hasNoWord = ({ q }: RecordQuery): boolean => q !== undefined && q !== '' && searchWords([q]).length === 0;

function toFilter(query: RecordQuery): RecordFilter {
  const { table, email, q, parentAccountId } = query;
  return {
    ...pageOf(query),
    ...(table !== undefined && { table }),
    ...(parentAccountId !== undefined && { parentAccountId }),
    ...(email !== undefined && { email: comparable(email) }),
    ...(q !== undefined && q.trim() !== '' && { q: q.trim() }),
  };
}

function comparable(email: string): string {
  const address = toEmailAddress(email);
  if (address === undefined) throw new InvalidRequest([{ field: 'email', message: 'is no address' }]);
  return address;
}
