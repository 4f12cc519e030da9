import { ApiProperty } from '@nestjs/swagger';
import { checkSentences, reasons } from '@foldwatch/domain';

export class ReasonView {
  @ApiProperty({ example: 'folder-rule' }) readonly code!: string;
  @ApiProperty() readonly sentence!: string;
  @ApiProperty({ description: 'What you can do.' }) readonly remedy!: string;
}

export class CheckNameView {
  @ApiProperty({ example: 'folder-has-rule' }) readonly name!: string;
  @ApiProperty({ description: 'What is compared, as a question that a passed check answers with yes.' })
  readonly sentence!: string;
}

export class ReasonsView {
  @ApiProperty({ type: [ReasonView] }) readonly items!: readonly ReasonView[];
  @ApiProperty({ type: [CheckNameView], description: 'The checks of which decisions consist.' })
  readonly checks!: readonly CheckNameView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** The same for everybody until the next release. */
export const allReasons: ReasonsView = {
  items: Object.entries(reasons).map(([code, { sentence, remedy }]) => ({ code, sentence, remedy })),
  checks: Object.entries(checkSentences).map(([name, sentence]) => ({ name, sentence })),
  nextCursor: null,
};
