import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, Matches } from 'class-validator';
import { Optional } from '../http/optional';
import { tableNamePattern } from '../records/record-ref-request';
import { csvLine } from './csv';

const toFlag = ({ value }: { readonly value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

export class ImportQuery {
  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Without it nothing is changed: a preview.' })
  @Optional()
  @Transform(toFlag)
  @IsBoolean()
  readonly apply?: boolean;
}

export class RecordImportQuery extends ImportQuery {
  @ApiPropertyOptional({ example: 'contact', description: 'Of lines without a table.' })
  @Optional()
  @Matches(tableNamePattern, { message: 'table must be a logical name, such as account' })
  readonly table?: string;
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

export class ImportView {
  @ApiProperty({ description: 'false: a preview.' }) readonly applied!: boolean;
  @ApiProperty({ type: [ImportColumnView] }) readonly columns!: readonly ImportColumnView[];
  @ApiProperty({ type: 'integer' }) readonly lines!: number;
  @ApiProperty({ type: 'integer' }) readonly created!: number;
  @ApiProperty({ type: 'integer' }) readonly updated!: number;
  @ApiProperty({ type: 'integer' }) readonly unchanged!: number;
  @ApiProperty({ type: 'integer' }) readonly refusedCount!: number;
  @ApiProperty({ type: [RefusedLineView], description: 'The first 100.' })
  readonly refused!: readonly RefusedLineView[];
}

/** A line that cannot be taken over, as it was. */
export interface RefusedLine extends RefusedLineView {
  readonly cells: readonly string[];
}

const mostShown = 100;

export const refusedView = (refused: readonly RefusedLine[]): Pick<ImportView, 'refused' | 'refusedCount'> => ({
  refused: refused.slice(0, mostShown).map(({ line, reasons }) => ({ line, reasons })),
  refusedCount: refused.length,
});

/** To be corrected in a spreadsheet and sent again; the added columns are passed over then. */
export const refusedFile = (columns: readonly ImportColumnView[], refused: readonly RefusedLine[]): string =>
  [
    csvLine([...columns.map(({ name }) => name), 'line', 'refused because']),
    ...refused.map(({ cells, line, reasons }) =>
      csvLine([...columns.map((_, at) => cells[at] ?? ''), String(line), reasons.join('; ')]),
    ),
  ].join('');
