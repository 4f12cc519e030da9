import { ApiProperty } from '@nestjs/swagger';
import { absences, checkSentences, reasons } from '@foldwatch/domain';

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
  @ApiProperty({ type: [ReasonView], description: 'Why there may be no decision about a message.' })
  readonly absences!: readonly ReasonView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

function viewsOf(texts: Readonly<Record<string, Omit<ReasonView, 'code'>>>): readonly ReasonView[] {
  return Object.entries(texts).map(([code, { sentence, remedy }]) => ({ code, sentence, remedy }));
}

/** The same for everybody until the next release. */
export const allReasons: ReasonsView = {
  items: viewsOf(reasons),
  checks: Object.entries(checkSentences).map(([name, sentence]) => ({ name, sentence })),
  absences: viewsOf(absences),
  nextCursor: null,
};
