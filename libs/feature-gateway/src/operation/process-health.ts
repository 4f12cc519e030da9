import type { HealthCheck } from '@foldwatch/platform';

/** What must be well for this process to be ready. The app binds it. */
export abstract class ProcessHealth {
  abstract readonly checks: readonly HealthCheck[];
  /** What is still well but will not be for long; named by the codes of alerts. */
  readonly warnings?: readonly HealthCheck[];
}
