import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { distributedConfig } from '@foldwatch/assembly-distributed';
import type { loadConfig } from '@foldwatch/platform';

class RulesPort {
  /** Health and metrics. */
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Type(() => Number)
  readonly RULES_PORT: number = 4011;
}

export const rulesConfig = { ...distributedConfig, port: RulesPort };

export type RulesConfig = ReturnType<typeof loadConfig<typeof rulesConfig>>;
