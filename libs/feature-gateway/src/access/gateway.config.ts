import { Type } from 'class-transformer';
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
