import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { ExchangeConfig } from '@foldwatch/adapter-ews';
import { distributedConfig } from '@foldwatch/assembly-distributed';
import { IngestConfig } from '@foldwatch/feature-ingest';
import type { loadConfig } from '@foldwatch/platform';

class IngestPort {
  /** Health and metrics. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Type(() => Number)
  readonly INGEST_PORT: number = 4010;
}

export const ingestConfig = { ...distributedConfig, port: IngestPort, exchange: ExchangeConfig, ingest: IngestConfig };

export type IngestAppConfig = ReturnType<typeof loadConfig<typeof ingestConfig>>;
