import { IsIn, IsOptional, IsString, Matches } from 'class-validator';

const httpUrl = (name: string) => ({ message: `${name} must be an address that begins with http:// or https://` });

/** The environment that says which Exchange is watched, and as whom. */
export class ExchangeConfig {
  @IsOptional() @Matches(/^https?:\/\/\S+$/, httpUrl('EXCHANGE_EWS_URL')) readonly EXCHANGE_EWS_URL?: string;
  @IsOptional()
  @Matches(/^\s*[\w.-]+(?:\s*,\s*[\w.-]+)*\s*$/, {
    message: 'EXCHANGE_EWS_HOSTS must be host names with commas between',
  })
  readonly EXCHANGE_EWS_HOSTS?: string;
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
}
