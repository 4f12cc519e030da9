import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { hintKinds, type Hint, type HintKind } from './hint';

/** The data of one server-sent event of the live stream. */
export class HintView {
  @ApiProperty({
    enum: hintKinds,
    description:
      'What kind of thing changed; session: which mailboxes are yours; everything: more changed than is told one by one, or the place that was asked for is no longer known.',
  })
  readonly kind!: HintKind;
  @ApiPropertyOptional({ description: 'Of what changed; absent where many did.' }) readonly id?: string;
  @ApiPropertyOptional({ description: 'The mailbox that it belongs to, where it is one.' }) readonly mailboxId?: string;
}

export const toHintView = ({ kind, id, mailboxId }: Hint): HintView => ({
  kind,
  ...(id !== undefined && { id }),
  ...(mailboxId !== undefined && { mailboxId }),
});
