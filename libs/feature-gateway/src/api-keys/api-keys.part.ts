import { ScopeGuard } from '../access/scope-guard';
import type { GatewayPart } from '../http/gateway-part';
import { AddApiKey } from './add-api-key';
import { ApiKeysController } from './api-keys.controller';
import { KnownApiKeys } from './known-api-keys';
import { ListApiKeys } from './list-api-keys';
import { RevokeApiKey } from './revoke-api-key';

export const apiKeysPart: GatewayPart = {
  controllers: [ApiKeysController],
  providers: [AddApiKey, KnownApiKeys, ListApiKeys, RevokeApiKey, ScopeGuard],
};
