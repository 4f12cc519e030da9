/**
 * An error that knows what may be done about it. `code` is stable and counted on dashboards; `retryable` chooses between
 * another attempt and the dead letters; an `outage` concerns everything at once and counts no attempt.
 */
export abstract class AppError extends Error {
  abstract readonly code: string;
  abstract readonly retryable: boolean;
  readonly outage: boolean = false;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The store cannot take writes (full, read-only, away); everything waits until it can. */
export class StoreUnavailable extends AppError {
  override readonly code = 'store-unavailable';
  override readonly retryable = true;
  override readonly outage = true;
}

/** The event log cannot take or give events (away, refusing); everything waits until it can. */
export class EventLogUnavailable extends AppError {
  override readonly code = 'event-log-unavailable';
  override readonly retryable = true;
  override readonly outage = true;
}

/** Somebody else took the mailbox over with a newer epoch; whoever gets this stops touching it. */
export class OwnershipLost extends AppError {
  override readonly code = 'ownership-lost';
  override readonly retryable = false;
}

/** A cursor that this list never gave: mistyped, made up, or of another list. */
export class InvalidCursor extends AppError {
  override readonly code = 'invalid-cursor';
  override readonly retryable = false;
}
