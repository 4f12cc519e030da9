export { EwsConnection } from './ews-connection';
export type { EwsOptions } from './ews-options';
export { ExchangeConfig } from './exchange.config';
export { exchangeOptions, exchangeProblems } from './exchange-options';
