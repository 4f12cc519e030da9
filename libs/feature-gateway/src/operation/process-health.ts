import type { HealthCheck } from '@foldwatch/platform';

/** What must be well for this process to be ready. The app binds it. */
export abstract class ProcessHealth {
  abstract readonly checks: readonly HealthCheck[];
}
