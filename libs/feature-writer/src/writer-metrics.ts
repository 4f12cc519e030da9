import type { ActivityChange } from '@foldwatch/domain';
import { counter, histogram } from '@foldwatch/platform';

const changes = counter({
  name: 'foldwatch_activity_changes_total',
  help: 'Changes of activities, by type; repeated publications count again',
  labelNames: ['type'],
});

export const lostWrites = counter({
  name: 'foldwatch_activity_lost_writes_total',
  help: 'Activities that somebody else wrote in between, and that were folded anew',
});

export const unknownSenderOutcomes = counter({
  name: 'foldwatch_unknown_senders_total',
  help: 'Records that were made or suggested of unknown senders, by outcome; repeated publications count again',
  labelNames: ['outcome'],
});

export const batchSeconds = histogram({
  name: 'foldwatch_writer_batch_seconds',
  help: 'From a batch of decisions to its published changes',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

export const recordingSeconds = histogram({
  name: 'foldwatch_mail_recording_seconds',
  help: 'From the observation of a message to its stored and published activity',
  buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
});

export function countChanges(told: readonly ActivityChange[]): void {
  for (const [type, group] of Map.groupBy(told, (change) => change.type)) changes.inc({ type }, group.length);
}
