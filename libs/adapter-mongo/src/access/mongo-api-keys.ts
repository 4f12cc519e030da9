import { ApiKeys, type ApiKey, type ApiKeyChange } from '@foldwatch/ports';
import type { MongoDatabase } from '../database/mongo-database';
import { toApiKeyRow } from './api-key-row';
import { IssuedDocuments } from './issued-documents';

export class MongoApiKeys extends ApiKeys {
  private readonly issued = new IssuedDocuments<ApiKey>('api-keys', () => this.rows);

  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override add(key: ApiKey): Promise<'added' | 'taken'> {
    return this.issued.add(toApiKeyRow(key), ({ keyHash }) => keyHash);
  }

  override find(id: string): Promise<ApiKey | undefined> {
    return this.issued.find(id);
  }

  override findByKey(keyHash: string): Promise<ApiKey | undefined> {
    return this.issued.findBy('key', keyHash);
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

  private get rows() {
    return this.database.collection('api_keys');
  }
}
