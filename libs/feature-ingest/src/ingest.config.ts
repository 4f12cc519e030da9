import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { IngestSettings } from './ingest-settings';

/** The environment of a process with ingest. */
export class IngestConfig {
  /** The normal pause between two readings that no notification asked for. */
  @IsInt()
  @Min(100)
  @Max(720_000)
  @Type(() => Number)
  readonly INGEST_POLL_INTERVAL_MS: number = 300_000;
}

/** Shorter when a mailbox is busy and longer when it is quiet. */
export const pollTimes = ({ INGEST_POLL_INTERVAL_MS: normalMs }: IngestConfig): IngestSettings['poll'] => ({
  busyMs: normalMs * 0.4,
  normalMs,
  quietMs: normalMs * 2.4,
});
