import type { Activity, ActivityChange } from '../activity';
import type { MailboxId } from '../ids';
import type { ReasonCode } from '../reason-codes';
import type { CrmRecord, NamedRecord, RecordRef } from '../records/record';

export type ChangedPart = ActivityChange['changed'][number];

/** What an act did to an activity. Without `changed` only what nobody is told of: numbers and remembered items. */
export interface Step {
  readonly activity: Activity;
  readonly changed: readonly ChangedPart[];
  readonly reason?: ReasonCode;
  readonly mailboxId?: MailboxId;
  readonly by?: string;
  /** Who was erased is not named once more by the word that tells of it. */
  readonly forgets?: true;
}

/** What is known of records now, for an activity whose parties are resolved anew. */
export interface RecordFacts {
  /** The records that carry an address, in any order. */
  readonly candidates: ReadonlyMap<string, readonly CrmRecord[]>;
  /** What became of the record that it regards, when that was merged. */
  readonly merge?: { readonly from: RecordRef; readonly into: NamedRecord };
}

/** What the fold cannot know from activity and decision: when it is written down, and what else is known of the message. */
export interface FoldContext {
  readonly at: string;
  readonly organizationId: string;
  /** Another activity has this Message-ID. */
  readonly messageIdReused: boolean;
  /** There where something is to be resolved anew. */
  readonly records?: RecordFacts;
}

/** The entry of the history that tells of a step from `before`. */
export function describeStep(before: Activity | undefined, step: Step, causeId: string, at: string): ActivityChange {
  const { activity, changed, reason, mailboxId, by, forgets } = step;
  const regarding = namedRecord(activity.regarding);
  const previousRegarding = forgets === true ? undefined : namedRecord(before?.regarding);
  return {
    sequence: activity.sequence + 1,
    type: typeOf(before, step),
    at,
    causeId,
    changed,
    ...(mailboxId !== undefined && { mailboxId }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
    ...(regarding !== undefined && { regarding }),
    ...(previousRegarding !== undefined && changed.includes('regarding') && { previousRegarding }),
  };
}

function typeOf(before: Activity | undefined, { activity, changed }: Step): ActivityChange['type'] {
  if (activity.status === 'erased') return 'removed';
  const wasTracked = before?.status === 'tracked';
  if (activity.status === 'tracked' && !wasTracked) return 'tracked';
  if (activity.status !== 'tracked' && wasTracked) return 'untracked';
  return changed.includes('regarding') ? 'refiled' : 'updated';
}

const namedRecord = (record: NamedRecord | undefined): NamedRecord | undefined =>
  record === undefined ? undefined : { table: record.table, id: record.id, name: record.name };
