import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  correlationMethods,
  type ActivityChange,
  type ActivityContent,
  type ActivityMessage,
  type ContentVersion,
  type CorrelationMethod,
  type Provenance,
} from '@foldwatch/domain';
import { NamedRecordView } from '../records/record-views';

const sources = ['folder-rule', 'manual', 'correlation'] as const;
const contentStates = ['pending', 'stored', 'partial', 'gone'] as const;

export class PartyView {
  @ApiProperty() readonly address!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
  @ApiProperty({ type: NamedRecordView, nullable: true }) readonly record!: NamedRecordView | null;
}

export class RegardingView extends NamedRecordView {
  @ApiProperty({ enum: sources }) readonly source!: Provenance['source'];
  @ApiPropertyOptional() readonly ruleId?: string;
  @ApiPropertyOptional({ enum: correlationMethods, description: 'How it was inherited from recorded mail.' })
  readonly method?: CorrelationMethod;
  @ApiPropertyOptional({ description: 'The activity that it was inherited from.' }) readonly inheritedFrom?: string;
  @ApiProperty({ format: 'date-time' }) readonly setAt!: string;
}

export class TrackedItemView {
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'As the folder is called now.' })
  readonly folderPath!: string | null;
}

export class ConflictView {
  @ApiProperty() readonly ruleId!: string;
  @ApiProperty({ type: NamedRecordView }) readonly wanted!: NamedRecordView;
}

export class TrackingView {
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({ description: 'A reason code.' }) readonly reason!: string;
  @ApiProperty({ description: 'The reason as a sentence.' }) readonly sentence!: string;
  @ApiProperty({ description: 'Why it is here: the reason with the folder or the record that it is about.' })
  readonly why!: string;
  @ApiPropertyOptional() readonly ruleId?: string;
  @ApiPropertyOptional({ enum: correlationMethods, description: 'How it was found to belong to recorded mail.' })
  readonly method?: CorrelationMethod;
  @ApiProperty({ format: 'date-time' }) readonly trackedAt!: string;
  @ApiPropertyOptional({ type: ConflictView, description: 'The rule of this mailbox wanted another record.' })
  readonly conflict?: ConflictView;
  @ApiProperty({ type: [TrackedItemView], description: 'Where its copies are; hidden from owners of other mailboxes.' })
  readonly items!: readonly TrackedItemView[];
}

export const undoable = ['regarding', 'untrack', 'record'] as const;

export class UndoView {
  @ApiProperty({ enum: undoable, description: 'What would be taken back.' })
  readonly what!: (typeof undoable)[number];
  @ApiProperty({ format: 'date-time' }) readonly until!: string;
}

export class PossibleActsView {
  @ApiProperty() readonly changeRecord!: boolean;
  @ApiProperty({ type: [String], description: 'Mailboxes whose link you may untrack.' })
  readonly untrackFrom!: readonly string[];
  @ApiProperty({ type: [String], description: 'Mailboxes in which you may stop this conversation.' })
  readonly stopConversationIn!: readonly string[];
  @ApiProperty({ type: UndoView, nullable: true, description: 'What you did last, as long as it can be taken back.' })
  readonly undo!: UndoView | null;
}

export class AttachmentView {
  @ApiProperty() readonly name!: string;
  @ApiProperty() readonly contentType!: string;
  @ApiProperty({ type: 'integer' }) readonly sizeBytes!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Where to download it.' }) readonly url!: string | null;
  @ApiPropertyOptional({ enum: ['too-large', 'blocked-type', 'unavailable'] }) readonly omitted?: string;
}

export class ActivityView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: ['email'] }) readonly type!: 'email';
  @ApiProperty({ description: 'What the message is to Exchange, such as meeting-request.' }) readonly kind!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty({ enum: ['incoming', 'outgoing'] }) readonly direction!: ActivityMessage['direction'];
  @ApiProperty({ type: String, nullable: true }) readonly messageId!: string | null;
  @ApiProperty({ description: 'Another message with this Message-ID, but another From, is known.' })
  readonly messageIdReused!: boolean;
  @ApiProperty({ type: String, nullable: true }) readonly inReplyTo!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly conversationIndex!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly sentAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly receivedAt!: string | null;
  @ApiProperty({ type: PartyView, nullable: true }) readonly from!: PartyView | null;
  @ApiProperty({ type: PartyView, nullable: true }) readonly sender!: PartyView | null;
  @ApiProperty({ type: [PartyView] }) readonly to!: readonly PartyView[];
  @ApiProperty({ type: [PartyView] }) readonly cc!: readonly PartyView[];
  @ApiProperty({ type: [PartyView] }) readonly bcc!: readonly PartyView[];
  @ApiProperty({ type: RegardingView, nullable: true }) readonly regarding!: RegardingView | null;
  @ApiProperty({ type: [TrackingView] }) readonly tracking!: readonly TrackingView[];
  @ApiProperty({ enum: contentStates }) readonly content!: ActivityContent['state'];
  @ApiProperty({ type: [AttachmentView] }) readonly attachments!: readonly AttachmentView[];
  @ApiPropertyOptional({ type: [String], description: 'Fields that the asking person may not read.' })
  readonly maskedFields?: readonly string[];
  @ApiProperty({ type: 'integer' }) readonly version!: number;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ format: 'date-time' }) readonly modifiedAt!: string;
}

export class ActivityPageView {
  @ApiProperty({ type: [ActivityView] }) readonly items!: readonly ActivityView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

export class ContentVersionView {
  @ApiProperty() readonly hash!: string;
  @ApiProperty({ description: 'Where to download the body.' }) readonly url!: string;
  @ApiProperty({ enum: ['html', 'text'] }) readonly bodyType!: ContentVersion['bodyType'];
  @ApiProperty({ type: 'integer' }) readonly sizeBytes!: number;
  @ApiProperty({ format: 'date-time' }) readonly fetchedAt!: string;
}

export class ActivityChangeView {
  @ApiProperty({ type: 'integer' }) readonly sequence!: number;
  @ApiProperty({ enum: ['tracked', 'updated', 'refiled', 'untracked', 'removed'] })
  readonly type!: ActivityChange['type'];
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: [String] }) readonly changed!: readonly string[];
  @ApiProperty({ description: 'What happened, who did it, as one sentence.' }) readonly sentence!: string;
  @ApiPropertyOptional() readonly mailboxId?: string;
  @ApiPropertyOptional() readonly by?: string;
  @ApiPropertyOptional() readonly reason?: string;
  @ApiPropertyOptional({ type: NamedRecordView }) readonly regarding?: NamedRecordView;
  @ApiPropertyOptional({ type: NamedRecordView }) readonly previousRegarding?: NamedRecordView;
}

export class CreatedPartyView {
  @ApiProperty({ description: 'false: there was a record of the address already.' }) readonly isNew!: boolean;
  @ApiProperty({ type: NamedRecordView }) readonly record!: NamedRecordView;
}

/** One activity with all that is told of it. */
export class ActivityDetailView extends ActivityView {
  @ApiProperty({ type: ContentVersionView, nullable: true }) readonly body!: ContentVersionView | null;
  @ApiProperty({ type: [ContentVersionView], description: 'Content that arrived before the current one.' })
  readonly earlierBodies!: readonly ContentVersionView[];
  @ApiProperty({ type: [ActivityChangeView] }) readonly history!: readonly ActivityChangeView[];
  @ApiProperty({ type: PossibleActsView, description: 'What you may do with it now.' })
  readonly acts!: PossibleActsView;
}
