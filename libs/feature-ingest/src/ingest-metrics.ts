import type { Observation } from '@foldwatch/domain';
import { counter, histogram } from '@foldwatch/platform';

/** Mail older than this was dragged or copied: its age says nothing about how fast it was seen. */
const freshMs = 3_600_000;

export const reads = counter({
  name: 'foldwatch_ingest_reads_total',
  help: 'Pages of changes read from folders',
  labelNames: ['mode'],
});

export const failures = counter({
  name: 'foldwatch_ingest_failures_total',
  help: 'Steps of a mailbox that failed, by error code',
  labelNames: ['code'],
});

export const throttled = counter({
  name: 'foldwatch_ingest_throttled_total',
  help: 'Times that the mail server asked to be left alone',
  labelNames: ['scope'],
});

const observed = counter({
  name: 'foldwatch_ingest_observations_total',
  help: 'Observations published',
  labelNames: ['kind', 'because'],
});

const lag = histogram({
  name: 'foldwatch_mail_ingest_lag_seconds',
  help: 'From the arrival of a message at the server to the publication that it was seen',
  buckets: [0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900],
});

export function countObserved(observations: readonly Observation[]): void {
  for (const observation of observations) {
    const because = observation.kind === 'present' ? observation.because : 'change';
    observed.inc({ kind: observation.kind, because });
    if (observation.kind !== 'present' || because !== 'change') continue;
    const ageMs = Date.parse(observation.observedAt) - Date.parse(observation.mail.receivedAt ?? '');
    if (ageMs >= 0 && ageMs < freshMs) lag.observe(ageMs / 1_000);
  }
}
