import { distributedConfig } from '@foldwatch/assembly-distributed';
import { OidcConfig } from '@foldwatch/adapter-oidc';
import { GatewayConfig } from '@foldwatch/feature-gateway';
import type { loadConfig } from '@foldwatch/platform';

export const gatewayConfig = { ...distributedConfig, gateway: GatewayConfig, identity: OidcConfig };

export type GatewayAppConfig = ReturnType<typeof loadConfig<typeof gatewayConfig>>;
