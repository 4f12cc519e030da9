import { ApiKeys, type ApiKey, type ApiKeyChange } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { IssuedDocuments } from './issued-documents';

export class EmbeddedApiKeys extends ApiKeys {
  private readonly issued: IssuedDocuments<'ApiKey'>;

  constructor(database: EmbeddedDatabase) {
    super();
    this.issued = new IssuedDocuments(database, {
      kind: 'ApiKey',
      table: 'api_keys',
      hashColumn: 'key',
      listName: 'api-keys',
    });
  }

  override add(key: ApiKey): Promise<'added' | 'taken'> {
    return this.issued.add(key, key.keyHash);
  }

  override find(id: string): Promise<ApiKey | undefined> {
    return this.issued.find(id);
  }

  override findByKey(keyHash: string): Promise<ApiKey | undefined> {
    return this.issued.findByHash(keyHash);
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly keys: readonly ApiKey[]; readonly nextCursor?: string }> {
    const { docs, next } = await this.issued.list(limit, cursor);
    return { keys: docs, ...next };
  }

  override note(id: string, change: ApiKeyChange): Promise<void> {
    return this.issued.change(id, change);
  }
}
