import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, MinLength, Min } from 'class-validator';
import { ExchangeConfig } from '@foldwatch/adapter-ews';
import { OidcConfig } from '@foldwatch/adapter-oidc';
import { GatewayConfig } from '@foldwatch/feature-gateway';
import { IngestConfig } from '@foldwatch/feature-ingest';
import { ProcessConfig, type loadConfig } from '@foldwatch/platform';

/** The environment of the embedded mode alone. */
class EmbeddedConfig {
  @IsString() @MinLength(1) readonly FOLDWATCH_DATA_DIR: string = './data';
  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsIn(['on', 'off'])
  readonly FOLDWATCH_SANDBOX: 'on' | 'off' = 'on';
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Type(() => Number)
  readonly FOLDWATCH_SANDBOX_PORT: number = 4001;
}

/** Everything has a default, so that `npm start` needs none of it. */
export const allInOneConfig = {
  process: ProcessConfig,
  embedded: EmbeddedConfig,
  gateway: GatewayConfig,
  ingest: IngestConfig,
  exchange: ExchangeConfig,
  identity: OidcConfig,
};

export type AllInOneConfig = ReturnType<typeof loadConfig<typeof allInOneConfig>>;

/** Whether another Exchange than the sandbox is watched. */
export const isOtherExchange = ({ exchange, embedded }: AllInOneConfig): boolean =>
  exchange.EXCHANGE_EWS_URL !== undefined || embedded.FOLDWATCH_SANDBOX === 'off';
