import type { RecordRef } from '@foldwatch/domain';

/** An address that may resolve otherwise than before, a record that was merged, or one that others may read than before. */
export type ChangedSubject =
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'merged' | 'shared'; readonly record: RecordRef };

export interface NotedChange {
  readonly subject: ChangedSubject;
  readonly notedAt: string;
}

/**
 * By what stored activities are still to be resolved anew, each once however often it changes: a big import leaves one list
 * and not a job for each record. Raises `StoreUnavailable`.
 */
export abstract class RecordChanges {
  /** Noted anew, a subject waits anew. */
  abstract note(changes: readonly NotedChange[]): Promise<void>;
  /** Those that wait longest, the oldest first. */
  abstract oldest(limit: number): Promise<readonly NotedChange[]>;
  /** Forgets those that were not noted anew since they were read. */
  abstract forget(changes: readonly NotedChange[]): Promise<void>;
}

/** One text for what changed. */
export const subjectKey = (subject: ChangedSubject): readonly string[] =>
  subject.kind === 'address'
    ? [subject.kind, subject.address]
    : [subject.kind, subject.record.table, subject.record.id];
