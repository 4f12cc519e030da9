import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, MaxLength, Min, MinLength } from 'class-validator';
import { Nested } from './nested';

export class StoredAttachmentV1 {
  @IsString() readonly name!: string;
  @IsString() readonly contentType!: string;
  @IsInt() @Min(0) readonly sizeBytes!: number;
  @IsOptional() @IsString() readonly contentRef?: string;
  @IsOptional()
  @IsIn(['too-large', 'blocked-type', 'unavailable'])
  readonly omitted?: 'too-large' | 'blocked-type' | 'unavailable';
  /** By which the body refers to it. */
  @IsOptional() @IsString() readonly contentId?: string;
}

/** Where a message's content is kept, or that no copy of it could be found any more. */
export class MailContentV1 {
  @IsString() @MinLength(8) @MaxLength(64) readonly activityId!: string;
  @IsString() @MinLength(1) readonly mailboxId!: string;
  @IsIn(['fetched', 'gone']) readonly outcome!: 'fetched' | 'gone';
  @IsISO8601() readonly fetchedAt!: string;
  @IsOptional() @IsString() readonly hash?: string;
  @IsOptional() @IsInt() @Min(0) readonly sizeBytes?: number;
  @IsOptional() @IsIn(['html', 'text']) readonly bodyType?: 'html' | 'text';
  @IsOptional() @IsString() readonly bodyRef?: string;
  @IsOptional()
  @IsArray()
  @Nested(() => StoredAttachmentV1, { each: true })
  readonly attachments?: readonly StoredAttachmentV1[];
  /** As the fetched item says it, so that only the same message's content becomes the current one. */
  @IsOptional() @IsString() readonly from?: string;
  @IsOptional() @IsISO8601() readonly sentAt?: string;
}

export const mailContent = { topic: 'mail.content', type: 'mail.content', version: 1, payload: MailContentV1 } as const;
