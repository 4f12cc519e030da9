import { ApiPropertyOptional } from '@nestjs/swagger';
import { Injectable } from '@nestjs/common';
import { IsString, Matches, MaxLength } from 'class-validator';
import { Optional } from '../http/optional';
import { searchWords, toEmailAddress } from '@foldwatch/domain';
import { RecordDirectory } from '@foldwatch/ports';
import { pageOf, PageQuery } from '../http/page-query';
import { InvalidRequest } from '../http/refusal';
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
  readonly email?: string;

  @ApiPropertyOptional({ description: 'The beginning of a word of the name.' })
  @Optional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;
}

@Injectable()
export class ListRecords {
  constructor(private readonly directory: RecordDirectory) {}

  async execute(query: RecordQuery): Promise<RecordPage> {
    const { table, email, q } = query;
    if (q !== undefined && q !== '' && searchWords([q]).length === 0) return { items: [], nextCursor: null };
    const { records, nextCursor } = await this.directory.list({
      ...pageOf(query),
      ...(table !== undefined && { table }),
      ...(email !== undefined && { email: comparable(email) }),
      ...(q !== undefined && q.trim() !== '' && { q: q.trim() }),
    });
    return { items: records.map(toRecordView), nextCursor: nextCursor ?? null };
  }
}

function comparable(email: string): string {
  const address = toEmailAddress(email);
  if (address === undefined) throw new InvalidRequest([{ field: 'email', message: 'is no address' }]);
  return address;
}
