import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { LocatedPlacementV1, MailMetadataV1, ObservationNumberV1 } from './mail-payload';
import { NamedRecordV1 } from './named-record';
import { Nested } from './nested';
import { RecordingWishV1 } from './recording-wish';

export class DecidingRuleV1 {
  @IsString() @MinLength(1) readonly id!: string;
  @IsInt() @Min(1) readonly version!: number;
  @IsOptional() @Nested(() => NamedRecordV1) readonly regarding?: NamedRecordV1;
}

/** What a message belongs to, and how that was found. */
export class CorrelationV1 {
  @IsString() @MinLength(1) readonly method!: string;
  @IsOptional() @IsString() @MinLength(8) @MaxLength(64) readonly activityId?: string;
  @IsOptional() @Nested(() => NamedRecordV1) readonly regarding?: NamedRecordV1;
}

/** What is to be made of the sender, should there be no record of it. */
export class CreationV1 {
  @IsIn(['contact', 'lead']) readonly table!: 'contact' | 'lead';
  @IsIn(['create', 'suggest']) readonly mode!: 'create' | 'suggest';
  /** The account that stands for the sender's domain becomes the parent account. */
  @IsOptional() @IsBoolean() readonly accountByDomain?: boolean;
}

export class CheckV1 {
  @IsString() readonly name!: string;
  @IsBoolean() readonly passed!: boolean;
  @IsOptional() @IsString() readonly actual?: string;
  @IsOptional() @IsString() readonly expected?: string;
}

export class RuleMoveOutV1 {
  @IsString() @MinLength(1) readonly ruleId!: string;
  @IsIn(['keep', 'untrack']) readonly onMoveOut!: 'keep' | 'untrack';
}

export class FoldSettingsV1 {
  @IsIn(['keep', 'untrack']) readonly onMoveOut!: 'keep' | 'untrack';
  @IsIn(['keep', 'untrack']) readonly onDelete!: 'keep' | 'untrack';
  @IsIn(['manual-wins', 'folder-wins']) readonly regardingPolicy!: 'manual-wins' | 'folder-wins';
  @IsString() readonly categoryName!: string;
  @IsBoolean() readonly untrackOnCategoryRemoved!: boolean;
  /** Rules whose folders have another `onMoveOut`. */
  @IsOptional() @IsArray() @Nested(() => RuleMoveOutV1) readonly onMoveOutByRule?: RuleMoveOutV1[];
}

const decisionKinds = [
  'present',
  'left',
  'category-removed',
  'set-regarding',
  'untrack',
  'undo',
  'relink',
  'resolve',
] as const;

/**
 * What was concluded about one message seen in one mailbox, or what a person, a changed rule or changed records want done to an activity.
 * Which optional fields are there follows from `kind`.
 */
export class MailDecidedV1 {
  @IsIn(decisionKinds) readonly kind!: (typeof decisionKinds)[number];
  @IsString() @MinLength(1) @MaxLength(128) readonly id!: string;
  @IsString() @MinLength(8) @MaxLength(64) readonly activityId!: string;
  @IsISO8601() readonly decidedAt!: string;
  @Nested(() => FoldSettingsV1) readonly settings!: FoldSettingsV1;
  @IsOptional() @IsString() readonly mailboxId?: string;
  @IsOptional() @Nested(() => ObservationNumberV1) readonly number?: ObservationNumberV1;
  @IsOptional() @IsString() readonly itemKey?: string;
  @IsOptional() @IsString() readonly folderId?: string;
  @IsOptional() @IsISO8601() readonly observedAt?: string;
  @IsOptional() @IsString() readonly reason?: string;
  @IsOptional() @IsArray() @Nested(() => CheckV1, { each: true }) readonly checks?: readonly CheckV1[];
  @IsOptional() @IsIn(['track', 'skip']) readonly verdict?: 'track' | 'skip';
  @IsOptional()
  @IsIn(['change', 'backfill', 'reconciliation'])
  readonly because?: 'change' | 'backfill' | 'reconciliation';
  @IsOptional() @Nested(() => DecidingRuleV1) readonly rule?: DecidingRuleV1;
  /** A person wants it recorded, wherever it rests. */
  @IsOptional() @Nested(() => RecordingWishV1) readonly wish?: RecordingWishV1;
  @IsOptional() @Nested(() => CorrelationV1) readonly correlation?: CorrelationV1;
  @IsOptional() @IsIn(['incoming', 'outgoing']) readonly direction?: 'incoming' | 'outgoing';
  @IsOptional() @Nested(() => MailMetadataV1) readonly mail?: MailMetadataV1;
  @IsOptional() @IsString() readonly contentKey?: string;
  /** Owner of the mailbox, whose records are preferred when addresses are resolved. */
  @IsOptional() @IsString() readonly ownerId?: string;
  @IsOptional() @IsIn(['first', 'unresolved']) readonly ambiguousSender?: 'first' | 'unresolved';
  /** Of `resolve`: the categories that name the record are looked at anew, because others may read it than before. */
  @IsOptional() @IsBoolean() readonly receipts?: boolean;
  @IsOptional() @Nested(() => CreationV1) readonly creation?: CreationV1;
  @IsOptional()
  @IsIn(['elsewhere', 'deleted-items', 'gone'])
  readonly whereabouts?: 'elsewhere' | 'deleted-items' | 'gone';
  @IsOptional()
  @IsArray()
  @Nested(() => LocatedPlacementV1, { each: true })
  readonly located?: readonly LocatedPlacementV1[];
  @IsOptional() @Nested(() => NamedRecordV1) readonly regarding?: NamedRecordV1;
  @IsOptional() @IsString() readonly by?: string;
  /** Of `undo`: the id of the decision that is taken back. */
  @IsOptional() @IsString() readonly undoes?: string;
}

export const mailDecided = { topic: 'mail.decided', type: 'mail.decided', version: 1, payload: MailDecidedV1 } as const;
