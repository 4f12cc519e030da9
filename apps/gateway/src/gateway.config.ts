import { distributedConfig } from '@foldwatch/assembly-distributed';
import { GatewayConfig } from '@foldwatch/feature-gateway';
import type { loadConfig } from '@foldwatch/platform';

export const gatewayConfig = { ...distributedConfig, gateway: GatewayConfig };

export type GatewayAppConfig = ReturnType<typeof loadConfig<typeof gatewayConfig>>;
