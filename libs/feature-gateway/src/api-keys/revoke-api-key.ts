import { Injectable } from '@nestjs/common';
import { ApiKeys, Clock } from '@foldwatch/ports';
import { EndedAccess } from '../access/ended-access';
import { keyOfScript, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { toApiKeyView, type ApiKeyView } from './api-key-views';

/** Ends a key, and what is followed with it, at once. Answers with which it was. */
@Injectable()
export class RevokeApiKey {
  constructor(
    private readonly keys: ApiKeys,
    private readonly ended: EndedAccess,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<ApiKeyView> {
    await this.keys.note(id, { revokedAt: this.clock.now().toISOString(), revokedBy: viewer.name });
    const revoked = await this.keys.find(id);
    if (revoked === undefined) throw new UnknownResource('unknown-api-key', 'There is no such key.');
    this.ended.tell(keyOfScript(revoked.name, []).name);
    return toApiKeyView(revoked);
  }
}
