import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MinLength, Min } from 'class-validator';

/** The environment of a process with the gateway. */
export class GatewayConfig {
  @IsInt()
  @Min(0)
  @Max(65_535)
  @Type(() => Number)
  readonly FOLDWATCH_PORT: number = 4000;
  /** Further names under which people reach it, separated by commas. */
  @IsOptional() @IsString() readonly FOLDWATCH_PUBLIC_HOSTS?: string;
  @IsOptional()
  @MinLength(16, { message: 'FOLDWATCH_ADMIN_TOKEN must have at least 16 characters' })
  readonly FOLDWATCH_ADMIN_TOKEN?: string;
}

export const publicHosts = ({ FOLDWATCH_PUBLIC_HOSTS = '' }: GatewayConfig): readonly string[] =>
  FOLDWATCH_PUBLIC_HOSTS.split(',')
    .map((host) => host.trim())
    .filter((host) => host !== '');
