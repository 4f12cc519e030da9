import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsInt, Matches, Max, Min } from 'class-validator';
import type { KeptVersion } from '@foldwatch/ports';
import { FieldChangeView } from '../audit/audit-views';
import { Optional } from '../http/optional';

const commentPattern = /^[^\p{Cc}\p{Cs}]{1,500}$/u;

/** A few words on why. */
export const Comment = (): PropertyDecorator => (prototype, property) => {
  ApiPropertyOptional({ type: String, maxLength: 500, description: 'Why; shown with the version.' })(
    prototype,
    property,
  );
  Optional()(prototype, property);
  Matches(commentPattern, { message: 'comment must be printable text of at most 500 characters' })(prototype, property);
};

export class RollBackRequest {
  @Comment() readonly comment?: string;
}

export class VersionQuery {
  @ApiPropertyOptional({ type: 'integer', description: 'The version to compare with; the one before by default.' })
  @Optional()
  @Transform(({ value }: { readonly value: unknown }) => (/^\d{1,9}$/.test(String(value)) ? Number(value) : value))
  @IsInt()
  @Min(0)
  @Max(999_999_999)
  readonly against?: number;
}

export class VersionView {
  @ApiProperty({ type: 'integer' }) readonly number!: number;
  @ApiProperty({ description: 'Who published it.' }) readonly by!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null for what nobody ever changed.' })
  readonly at!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly comment!: string | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'The older version that it brought back.' })
  readonly restored!: number | null;
  @ApiProperty({ description: 'It says that this was removed.' }) readonly removed!: boolean;
}

export class VersionDetailView extends VersionView {
  @ApiProperty({ type: Object, description: 'What it says, by field.' })
  readonly fields!: Readonly<Record<string, unknown>>;
  @ApiProperty({ type: [FieldChangeView], description: 'What it says otherwise than the version it is compared with.' })
  readonly changes!: readonly FieldChangeView[];
}

export class VersionPage {
  @ApiProperty({ type: [VersionView] }) readonly items!: readonly VersionView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export const toVersionView = ({ number, by, at, comment, restored, content }: KeptVersion): VersionView => ({
  number,
  by,
  at: at === '' ? null : at,
  comment: comment ?? null,
  restored: restored ?? null,
  removed: content.kind === 'removed',
});
