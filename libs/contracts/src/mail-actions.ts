import { IsBoolean, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { Nested } from './nested';
import { RecordRefV1 } from './record-ref';

/** What ingest is to do in Exchange. `set-category` without `category` takes ours off. */
export class MailActionV1 {
  @IsIn(['fetch-content', 'set-category']) readonly kind!: 'fetch-content' | 'set-category';
  @IsString() @MinLength(1) readonly mailboxId!: string;
  @IsString() @MinLength(8) @MaxLength(64) readonly activityId!: string;
  /** Fetch although content is stored: other content was seen under the same Message-ID. */
  @IsOptional() @IsBoolean() readonly again?: boolean;
  @IsOptional() @IsString() readonly category?: string;
  /** Whose name `category` has; not in what an earlier release sent. */
  @IsOptional() @Nested(() => RecordRefV1) readonly regarding?: RecordRefV1;
  @IsOptional() @IsString() readonly categoryName?: string;
}

export const mailActions = { topic: 'mail.actions', type: 'mail.action', version: 1, payload: MailActionV1 } as const;
