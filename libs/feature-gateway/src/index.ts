export { GatewayOptions } from './access/gateway-options';
export { SessionLinks } from './access/session-links';
export { adminsOnly } from './access/admins-only';
export { configureGateway, gatewayAppOptions } from './configure-gateway';
export { GatewayModule } from './gateway.module';
export { ProcessHealth } from './operation/process-health';
export { GatewayConfig, publicHosts, webhookCaller } from './access/gateway.config';
