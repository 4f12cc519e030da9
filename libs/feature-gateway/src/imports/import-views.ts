import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import { Optional } from '../http/optional';
import { toWholeNumber } from '../http/page-query';
import { mailboxKinds } from '../mailboxes/mailbox-requests';
import { tableNamePattern } from '../records/record-ref-request';

/** Below the names of columns. */
export const mostLines = 10_000;

const outcomes = ['created', 'updated', 'unchanged', 'refused'] as const;
export type LineOutcome = (typeof outcomes)[number];

const toFlag = ({ value }: { readonly value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class ImportQuery {
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Without it nothing is changed: a preview.' })
  @Optional()
  @Transform(toFlag)
  @IsBoolean()
  readonly apply?: boolean;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: mostLines,
    default: 0,
    description: 'How many lines to pass over: the `nextOffset` of the portion before.',
  })
  @Optional()
  @Transform(toWholeNumber)
  @IsInt()
  @Min(0)
  @Max(mostLines)
  readonly offset?: number;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: mostLines,
    description: 'How many lines to take, to see a long file move on; by default all.',
  })
  @Optional()
  @Transform(toWholeNumber)
  @IsInt()
  @Min(1)
  @Max(mostLines)
  readonly count?: number;

  @ApiPropertyOptional({
    type: Boolean,
    default: false,
    description: 'Also the lines with what became of them, as CSV.',
  })
  @Optional()
  @Transform(toFlag)
  @IsBoolean()
  readonly report?: boolean;
}

export class RecordImportQuery extends ImportQuery {
  @ApiPropertyOptional({ example: 'contact', description: 'Of lines without a table.' })
  @Optional()
  @Matches(tableNamePattern, { message: 'table must be a logical name, such as account' })
  readonly table?: string;
}

export class MailboxImportQuery extends ImportQuery {
  @ApiPropertyOptional({ enum: mailboxKinds, default: 'user', description: 'Of lines without a kind.' })
  @Optional()
  @IsIn(mailboxKinds)
  readonly kind?: (typeof mailboxKinds)[number];
}

export class ImportColumnView {
  @ApiProperty() readonly name!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What it is taken for; null: it is passed over.' })
  readonly field!: string | null;
}

export class RefusedLineView {
  @ApiProperty({ type: 'integer', description: 'In the file, the names of columns being line 1.' })
  readonly line!: number;
  @ApiProperty({ type: [String] }) readonly reasons!: readonly string[];
}

export class ImportedLineView extends RefusedLineView {
  @ApiProperty({ type: [String], description: 'As in the file.' }) readonly cells!: readonly string[];
  @ApiProperty({ enum: outcomes }) readonly outcome!: LineOutcome;
}

export class ImportView {
  @ApiProperty({ description: 'false: a preview.' }) readonly applied!: boolean;
  @ApiProperty({ type: [ImportColumnView] }) readonly columns!: readonly ImportColumnView[];
  @ApiProperty({ type: 'integer', description: 'In the whole file; the counts are of the portion that was asked for.' })
  readonly lines!: number;
  @ApiProperty({ type: 'integer' }) readonly created!: number;
  @ApiProperty({ type: 'integer' }) readonly updated!: number;
  @ApiProperty({ type: 'integer' }) readonly unchanged!: number;
  @ApiProperty({ type: 'integer' }) readonly refusedCount!: number;
  @ApiProperty({ type: [RefusedLineView], description: 'The first 100.' })
  readonly refused!: readonly RefusedLineView[];
  @ApiProperty({ type: [ImportedLineView], description: 'Of each outcome the first 100 lines; what is refused first.' })
  readonly samples!: readonly ImportedLineView[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'Where the next portion begins; null at the end.' })
  readonly nextOffset!: number | null;
  @ApiPropertyOptional({
    description: 'With `report`: CSV that no spreadsheet runs; names of columns come with the first portion.',
  })
  readonly report?: string;
}
