import type { ActivityId, Finding } from '@foldwatch/domain';
import { AppError, type DeliveredEvent, type Outcome } from '@foldwatch/ports';

/** A finding with the event that brought it. */
export interface Incoming {
  readonly finding: Finding;
  readonly event: Pick<DeliveredEvent<object>, 'correlationId' | 'traceparent'>;
}

/** A payload without what its kind needs; trying again would not help. */
export class IncompleteFinding extends AppError {
  override readonly code = 'incomplete-finding';
  override readonly retryable = false;
}

/** Others wrote the same activity as often as it was tried; later it will be quieter. */
export class ActivityContended extends AppError {
  override readonly code = 'activity-contended';
  override readonly retryable = true;
}

/** What could not be recorded, and why; everything else was. */
export type Failures = ReadonlyMap<ActivityId, Error>;

/** The outcome of each event, in their order. `findings` has `undefined` for an unreadable one. */
export const outcomesOf = (findings: readonly (Finding | undefined)[], failures: Failures): readonly Outcome[] =>
  findings.map((finding): Outcome => {
    if (finding === undefined) return { kind: 'dead', error: new IncompleteFinding('the payload is incomplete') };
    const error = failures.get(finding.activityId);
    return error === undefined ? { kind: 'done' } : { kind: 'retry', error };
  });
