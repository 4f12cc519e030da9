import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Min,
  MinLength,
} from 'class-validator';
import { Nested } from './nested';

export const mailKinds = [
  'message',
  'meeting-request',
  'meeting-response',
  'meeting-cancellation',
  'read-receipt',
  'non-delivery-report',
  'encrypted',
  'other',
] as const;

export class ObservationNumberV1 {
  @IsInt() @Min(0) readonly epoch!: number;
  @IsInt() @Min(0) readonly read!: number;
  @IsInt() @Min(0) readonly n!: number;
}

/** A copy that was found by looking for a message that left. */
export class LocatedPlacementV1 {
  @IsString() @MinLength(1) readonly itemKey!: string;
  @IsString() @MinLength(1) readonly folderId!: string;
  @Nested(() => ObservationNumberV1) readonly number!: ObservationNumberV1;
}

export class MailPartyV1 {
  @IsString() readonly address!: string;
  @IsOptional() @IsString() readonly name?: string;
}

export class DecisiveHeadersV1 {
  @IsOptional() @IsString() readonly autoSubmitted?: string;
  @IsOptional() @IsString() readonly autoResponseSuppress?: string;
  @IsOptional() @IsString() readonly precedence?: string;
  @IsOptional() @IsString() readonly listId?: string;
}

/** Metadata of one message; never its body. */
export class MailMetadataV1 {
  @IsOptional() @IsString() readonly internetMessageId?: string;
  @IsIn(mailKinds) readonly kind!: (typeof mailKinds)[number];
  @IsString() readonly itemClass!: string;
  @IsString() readonly subject!: string;
  @IsOptional() @Nested(() => MailPartyV1) readonly from?: MailPartyV1;
  @IsOptional() @Nested(() => MailPartyV1) readonly sender?: MailPartyV1;
  @IsArray() @ArrayMaxSize(5_000) @Nested(() => MailPartyV1, { each: true }) readonly to!: readonly MailPartyV1[];
  @IsArray() @ArrayMaxSize(5_000) @Nested(() => MailPartyV1, { each: true }) readonly cc!: readonly MailPartyV1[];
  @IsArray() @ArrayMaxSize(5_000) @Nested(() => MailPartyV1, { each: true }) readonly bcc!: readonly MailPartyV1[];
  @IsOptional() @IsISO8601() readonly sentAt?: string;
  @IsOptional() @IsISO8601() readonly receivedAt?: string;
  @IsOptional() @IsString() readonly inReplyTo?: string;
  @IsArray() @IsString({ each: true }) readonly references!: readonly string[];
  @IsOptional() @IsString() readonly conversationIndex?: string;
  @IsIn(['normal', 'personal', 'private', 'confidential'])
  readonly sensitivity!: 'normal' | 'personal' | 'private' | 'confidential';
  @IsBoolean() readonly isDraft!: boolean;
  @IsBoolean() readonly hasAttachments!: boolean;
  @IsInt() @Min(0) readonly sizeBytes!: number;
  @Nested(() => DecisiveHeadersV1) readonly headers!: DecisiveHeadersV1;
}
