import { Transform, Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MinLength, Min } from 'class-validator';

const httpUrl = (name: string) => ({ message: `${name} must be an address that begins with http:// or https://` });
const toPort = () => Type(() => Number);

/** The environment of the embedded mode. Everything has a default, so that `npm start` needs none of it. */
export class AllInOneConfig {
  @IsInt() @Min(0) @Max(65_535) @toPort() readonly FOLDWATCH_PORT: number = 4000;
  @IsString() @Matches(/^[\w.:-]+$/) readonly FOLDWATCH_HOST: string = '127.0.0.1';
  /** Further names under which people reach the page, separated by commas. */
  @IsOptional() @IsString() readonly FOLDWATCH_PUBLIC_HOSTS?: string;
  @IsString() @MinLength(1) readonly FOLDWATCH_DATA_DIR: string = './data';
  @IsOptional()
  @MinLength(16, { message: 'FOLDWATCH_ADMIN_TOKEN must have at least 16 characters' })
  readonly FOLDWATCH_ADMIN_TOKEN?: string;

  @Transform(({ value }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsIn(['on', 'off'])
  readonly FOLDWATCH_SANDBOX: 'on' | 'off' = 'on';
  @IsInt() @Min(0) @Max(65_535) @toPort() readonly FOLDWATCH_SANDBOX_PORT: number = 4001;

  @IsOptional() @Matches(/^https?:\/\/\S+$/, httpUrl('EXCHANGE_EWS_URL')) readonly EXCHANGE_EWS_URL?: string;
  @IsOptional() @IsIn(['basic', 'ntlm', 'oauth']) readonly EXCHANGE_AUTH?: 'basic' | 'ntlm' | 'oauth';
  @IsOptional() @IsString() readonly EXCHANGE_USERNAME?: string;
  @IsOptional() @IsString() readonly EXCHANGE_PASSWORD?: string;
  @IsOptional() @IsString() readonly EXCHANGE_PASSWORD_FILE?: string;
  @IsOptional() @IsIn(['true', 'false']) readonly EXCHANGE_IMPERSONATION?: 'true' | 'false';
  @IsOptional() @IsString() readonly EXCHANGE_TENANT_ID?: string;
  @IsOptional() @IsString() readonly EXCHANGE_CLIENT_ID?: string;
  @IsOptional() @IsString() readonly EXCHANGE_CLIENT_SECRET?: string;
  @IsOptional() @IsString() readonly EXCHANGE_CLIENT_SECRET_FILE?: string;
  @IsOptional()
  @Matches(/^https?:\/\/\S+$/, httpUrl('EXCHANGE_OAUTH_TOKEN_URL'))
  readonly EXCHANGE_OAUTH_TOKEN_URL?: string;
  @IsOptional() @IsString() readonly EXCHANGE_CA_FILE?: string;
  @IsOptional() @Matches(/^https?:\/\/\S+$/, httpUrl('HTTPS_PROXY')) readonly HTTPS_PROXY?: string;
  @IsOptional() @IsString() readonly NO_PROXY?: string;

  /** The shortest pause between two readings that no notification asked for. */
  @IsInt() @Min(100) @Max(720_000) @toPort() readonly INGEST_POLL_INTERVAL_MS: number = 300_000;
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']) readonly FOLDWATCH_LOG_LEVEL: string = 'info';
  /** Tests end the process between two steps; see `libs/platform`. */
  @IsOptional() @IsString() readonly FOLDWATCH_FAILPOINT?: string;
}
