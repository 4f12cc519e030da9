import { ApiProperty } from '@nestjs/swagger';
import { reasons, type Activity, type FolderTree, type MailboxId } from '@foldwatch/domain';
import type { LoggedDecision } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UndoView } from '../activities/activity-views';
import { undoOf } from '../activities/possible-acts';
import { wasOwn } from '../activities/visible-activities';
import { SenderView, toDecisionView } from '../decisions/decision-views';
import { NamedRecordView, toNamedRecord } from '../records/record-views';

export class MovedActivityView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly subject!: string;
  @ApiProperty({ enum: ['tracked', 'untracked'], description: 'In this mailbox, now.' })
  readonly status!: 'tracked' | 'untracked';
  @ApiProperty({ type: NamedRecordView, nullable: true }) readonly regarding!: NamedRecordView | null;
  @ApiProperty({
    type: UndoView,
    nullable: true,
    description: 'What you did last to it, as long as it can be taken back.',
  })
  readonly undo!: UndoView | null;
}

/** One message as it came to rest in a folder, and what became of it. */
export class MoveView {
  @ApiProperty({ description: 'Of the decision.' }) readonly id!: string;
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({ format: 'date-time' }) readonly at!: string;
  @ApiProperty({ type: String, nullable: true }) readonly messageId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of mail that is not tracked: for its owner only.' })
  readonly subject!: string | null;
  @ApiProperty({ type: SenderView, nullable: true, description: 'Of mail that is not tracked: for its owner only.' })
  readonly sender!: SenderView | null;
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly folderPath!: string | null;
  @ApiProperty({ enum: ['track', 'skip'] }) readonly verdict!: 'track' | 'skip';
  @ApiProperty({ enum: Object.keys(reasons) }) readonly reason!: string;
  @ApiProperty({ description: 'What became of it, and why.' }) readonly sentence!: string;
  @ApiProperty({ type: String, nullable: true, description: 'What you can do, where it was not recorded.' })
  readonly remedy!: string | null;
  @ApiProperty({ description: 'It is not recorded in this mailbox now, and you may have it recorded.' })
  readonly canRecordNow!: boolean;
  @ApiProperty({ type: MovedActivityView, nullable: true, description: 'Of what is, or was, recorded.' })
  readonly activity!: MovedActivityView | null;
}

export class MovePage {
  @ApiProperty({ type: [MoveView] }) readonly items!: readonly MoveView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** Who looks, when, and what the folders are called. */
export interface MoveSight {
  readonly viewer: Principal;
  readonly trees: ReadonlyMap<MailboxId, FolderTree>;
  readonly now: Date;
}

export function toMoveView(decision: LoggedDecision, activity: Activity | undefined, sight: MoveSight): MoveView {
  const { id, mailboxId, folderId, observedAt: at } = decision;
  const shown = toDecisionView(decision, sight.viewer, sight.trees, activity);
  const { messageId, subject, sender, folderPath, reason, canRecordNow } = shown;
  const isTracked = decision.verdict === 'track';
  const place = folderPath === null ? '' : ` in “${folderPath}”`;
  const { sentence, remedy } = reasons[decision.reason];
  return {
    id,
    mailboxId,
    at,
    messageId,
    subject,
    sender,
    folderId,
    folderPath,
    verdict: isTracked ? 'track' : 'skip',
    reason,
    sentence: `${isTracked ? 'Recorded' : 'Not recorded'}${place}. ${sentence}`,
    remedy: isTracked ? null : remedy,
    canRecordNow,
    activity: activity && wasOwn(activity, sight.viewer) ? movedActivity(activity, mailboxId, sight) : null,
  };
}

function movedActivity(activity: Activity, mailboxId: MailboxId, { viewer, now }: MoveSight): MovedActivityView {
  const { id, message, links, regarding } = activity;
  const isTracked = links.some((link) => link.mailboxId === mailboxId && link.status === 'tracked');
  return {
    id,
    subject: message.subject,
    status: isTracked ? 'tracked' : 'untracked',
    regarding: regarding === undefined ? null : toNamedRecord(regarding),
    undo: undoOf(activity, viewer, now),
  };
}
