import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { distributedConfig } from '@foldwatch/assembly-distributed';
import type { loadConfig } from '@foldwatch/platform';

class WriterPort {
  /** Health and metrics. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Type(() => Number)
  readonly WRITER_PORT: number = 4012;
}

export const writerConfig = { ...distributedConfig, port: WriterPort };

export type WriterConfig = ReturnType<typeof loadConfig<typeof writerConfig>>;
