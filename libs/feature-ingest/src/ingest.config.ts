import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { IngestSettings } from './ingest-settings';

/** The environment of a process with ingest. */
export class IngestConfig {
  /** The normal pause between two readings that no notification asked for. */
  @IsInt()
  @Min(100)
  @Max(720_000)
  @Type(() => Number)
  readonly INGEST_POLL_INTERVAL_MS: number = 300_000;
  /** How often each mailbox is compared with the store; 0 for never. */
  @IsInt()
  @Min(0)
  @Max(1_209_600_000)
  @Type(() => Number)
  readonly INGEST_COMPLETENESS_INTERVAL_MS: number = 86_400_000;
}

/** Looked for more often where the interval is short. */
export const comparisonTimes = ({
  INGEST_COMPLETENESS_INTERVAL_MS: everyMs,
}: IngestConfig): IngestSettings['completeness'] => ({
  ...new IngestSettings().completeness,
  everyMs,
  lookMs: Math.min(60_000, everyMs / 10),
});

/** Shorter when a mailbox is busy and longer when it is quiet. */
export const pollTimes = ({ INGEST_POLL_INTERVAL_MS: normalMs }: IngestConfig): IngestSettings['poll'] => ({
  busyMs: normalMs * 0.4,
  normalMs,
  quietMs: normalMs * 2.4,
});
