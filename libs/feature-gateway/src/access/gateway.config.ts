import { Type } from 'class-transformer';
import { defaultLimits, type GatewayLimits } from '../limits/gateway-limits';
import { HttpWebhookCaller } from '@foldwatch/platform';
import { IsIn, IsInt, IsOptional, IsString, Max, MinLength, Min } from 'class-validator';

/** The environment of a process with the gateway. */
export class GatewayConfig {
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Type(() => Number)
  readonly FOLDWATCH_PORT: number = 4000;
  /** Further names under which people reach it, separated by commas. */
  @IsOptional() @IsString() readonly FOLDWATCH_PUBLIC_HOSTS?: string;
  /** How many proxies stand in front of it, whose X-Forwarded-For and X-Forwarded-Proto are believed. */
  @IsInt()
  @Min(0)
  @Max(10)
  @Type(() => Number)
  readonly FOLDWATCH_TRUSTED_PROXIES: number = 0;
  @IsOptional()
  @MinLength(16, { message: 'FOLDWATCH_ADMIN_TOKEN must have at least 16 characters' })
  readonly FOLDWATCH_ADMIN_TOKEN?: string;
  /** Which addresses webhooks may call; `internal`: those of private networks and of this machine too. */
  @IsIn(['public', 'internal'])
  readonly FOLDWATCH_WEBHOOK_TARGETS: 'public' | 'internal' = 'public';
  /** Of one person or script. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  @Type(() => Number)
  readonly FOLDWATCH_REQUESTS_PER_MINUTE: number = defaultLimits.requestsPerMinute;
  /** Of one address, refused because nobody is signed in. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  @Type(() => Number)
  readonly FOLDWATCH_REFUSALS_PER_MINUTE: number = defaultLimits.strangersPerMinute;
  @IsInt()
  @Min(1)
  @Max(10_000)
  @Type(() => Number)
  readonly FOLDWATCH_STREAMS_PER_PERSON: number = defaultLimits.streams;
}

/** With the sandbox this machine may be called, so that webhooks can be tried. */
export const webhookCaller = (
  { FOLDWATCH_WEBHOOK_TARGETS: targets }: GatewayConfig,
  isSandbox = false,
): HttpWebhookCaller =>
  new HttpWebhookCaller({ internal: targets === 'internal', loopback: targets === 'internal' || isSandbox });

export const publicHosts = ({ FOLDWATCH_PUBLIC_HOSTS = '' }: GatewayConfig): readonly string[] =>
  FOLDWATCH_PUBLIC_HOSTS.split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');

export const gatewayLimits = (config: GatewayConfig): GatewayLimits => ({
  requestsPerMinute: config.FOLDWATCH_REQUESTS_PER_MINUTE,
  strangersPerMinute: config.FOLDWATCH_REFUSALS_PER_MINUTE,
  streams: config.FOLDWATCH_STREAMS_PER_PERSON,
});
