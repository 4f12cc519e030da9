export { EwsConnection } from './ews-connection';
export type { EwsAuthentication, EwsOptions } from './ews-options';
