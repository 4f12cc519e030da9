import { Injectable } from '@nestjs/common';
import { hashId, randomSecret } from '@foldwatch/platform';
import { ApiKeys, Clock } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { ConflictingRequest, InvalidRequest } from '../http/refusal';
import { toAddedKeyView, type AddApiKeyRequest, type AddedApiKeyView } from './api-key-views';
import { keyPrefix } from './known-api-keys';

/** Makes a key for a script, which is told once. */
@Injectable()
export class AddApiKey {
  constructor(
    private readonly keys: ApiKeys,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  async execute({ name, scopes, expiresAt }: AddApiKeyRequest, viewer: Principal): Promise<AddedApiKeyView> {
    const now = this.clock.now();
    if (expiresAt !== undefined && Date.parse(expiresAt) <= now.getTime()) {
      throw new InvalidRequest([{ field: 'expiresAt', message: 'must be still to come' }]);
    }
    const secret = `${keyPrefix}${randomSecret()}`;
    const key = {
      id: hashId('api-key', name.toLowerCase()),
      name,
      keyHash: hashId(secret),
      scopes,
      createdAt: now.toISOString(),
      createdBy: viewer.name,
      ...(expiresAt !== undefined && { expiresAt: new Date(expiresAt).toISOString() }),
    };
    if ((await this.keys.add(key)) === 'taken') {
      const fields = [{ field: 'name', message: 'is, or was, that of another key' }];
      throw new ConflictingRequest('api-key-exists', 'Names of keys are given once.', fields);
    }
    this.acting.note({ field: 'name', after: name }, { field: 'scopes', after: scopes });
    return toAddedKeyView(key, secret);
  }
}
