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
import { mailKinds } from './mail-payload';
import { NamedRecordV1 } from './named-record';
import { Nested } from './nested';

export class ActivityPartyV1 {
  @IsString() readonly address!: string;
  @IsOptional() @IsString() readonly name?: string;
  @IsOptional() @Nested(() => NamedRecordV1) readonly record?: NamedRecordV1;
}

export class ActivityMessageV1 {
  @IsOptional() @IsString() readonly internetMessageId?: string;
  @IsIn(mailKinds) readonly kind!: (typeof mailKinds)[number];
  @IsString() readonly subject!: string;
  @IsIn(['incoming', 'outgoing']) readonly direction!: 'incoming' | 'outgoing';
  @IsOptional() @Nested(() => ActivityPartyV1) readonly from?: ActivityPartyV1;
  @IsOptional() @Nested(() => ActivityPartyV1) readonly sender?: ActivityPartyV1;
  @IsArray() @Nested(() => ActivityPartyV1, { each: true }) readonly to!: readonly ActivityPartyV1[];
  @IsArray() @Nested(() => ActivityPartyV1, { each: true }) readonly cc!: readonly ActivityPartyV1[];
  @IsOptional() @IsISO8601() readonly sentAt?: string;
  @IsOptional() @IsISO8601() readonly receivedAt?: string;
  @IsOptional() @IsString() readonly inReplyTo?: string;
  @IsOptional() @IsString() readonly conversationIndex?: string;
  @IsBoolean() readonly messageIdReused!: boolean;
}

export class ActivityRegardingV1 extends NamedRecordV1 {
  @IsIn(['folder-rule', 'manual', 'correlation']) readonly source!: 'folder-rule' | 'manual' | 'correlation';
  @IsOptional() @IsString() readonly ruleId?: string;
  @IsISO8601() readonly setAt!: string;
}

export class ActivityLinkV1 {
  @IsString() @MinLength(1) readonly mailboxId!: string;
  @IsString() readonly reason!: string;
  @IsOptional() @IsString() readonly ruleId?: string;
  @IsISO8601() readonly trackedAt!: string;
  @IsOptional() @Nested(() => NamedRecordV1) readonly conflict?: NamedRecordV1;
  @IsArray() @IsString({ each: true }) readonly folderIds!: readonly string[];
}

export class AttachmentV1 {
  @IsString() readonly name!: string;
  @IsString() readonly contentType!: string;
  @IsInt() @Min(0) readonly sizeBytes!: number;
  @IsOptional() @IsString() readonly omitted?: string;
}

/** The activity as it is, at `sequence`. Bcc parties and bodies are never on a topic. */
export class ActivityStateV1 {
  @IsString() @MinLength(8) readonly activityId!: string;
  @IsInt() @Min(1) readonly sequence!: number;
  @Nested(() => ActivityMessageV1) readonly message!: ActivityMessageV1;
  @IsOptional() @Nested(() => ActivityRegardingV1) readonly regarding?: ActivityRegardingV1;
  /** At most 100; `linkCount` says how many there are. */
  @IsArray()
  @ArrayMaxSize(100)
  @Nested(() => ActivityLinkV1, { each: true })
  readonly links!: readonly ActivityLinkV1[];
  @IsInt() @Min(0) readonly linkCount!: number;
  @IsIn(['pending', 'stored', 'partial', 'gone']) readonly content!: 'pending' | 'stored' | 'partial' | 'gone';
  @IsArray() @Nested(() => AttachmentV1, { each: true }) readonly attachments!: readonly AttachmentV1[];
  /** Names of what was cut to keep the event small. */
  @IsArray() @IsString({ each: true }) readonly cut!: readonly string[];
  @IsISO8601() readonly createdAt!: string;
  @IsISO8601() readonly modifiedAt!: string;
}

export const activityState = {
  topic: 'activity.state',
  type: 'activity.state',
  version: 1,
  payload: ActivityStateV1,
} as const;
