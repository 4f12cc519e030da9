export { GatewayOptions } from './access/gateway-options';
export { admin, ownerOf, type Principal } from './access/principal';
export { SessionLinks } from './access/session-links';
export { adminsOnly } from './access/admins-only';
export { configureGateway, gatewayAppOptions } from './configure-gateway';
export { describeApi } from './describe-api';
export { GatewayModule } from './gateway.module';
export { ProcessHealth } from './operation/process-health';
