import { Injectable } from '@nestjs/common';
import { ApiKeys, Clock } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { toApiKeyView, type ApiKeyView } from './api-key-views';

/** Ends a key, from the next request on. Answers with which it was. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly keys: ApiKeys,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<ApiKeyView> {
    await this.keys.note(id, { revokedAt: this.clock.now().toISOString(), revokedBy: viewer.name });
    const revoked = await this.keys.find(id);
    if (revoked === undefined) throw new UnknownResource('unknown-api-key', 'There is no such key.');
    return toApiKeyView(revoked);
  }
}
