import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FieldProblemView {
  @ApiProperty() readonly field!: string;
  @ApiProperty() readonly message!: string;
}

/** An error (RFC 9457); `code` is stable. */
export class ProblemView {
  @ApiProperty({ example: 'about:blank' }) readonly type!: string;
  @ApiProperty() readonly title!: string;
  @ApiProperty({ type: 'integer' }) readonly status!: number;
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly detail!: string;
  @ApiPropertyOptional({ type: [FieldProblemView] }) readonly errors?: readonly FieldProblemView[];
}
