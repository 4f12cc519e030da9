import type { ApiKey } from '@foldwatch/ports';
import { keyOf } from '../database/keys';
import { issuedSchema, toIssuedRow, type IssuedRow } from './issued-row';

export interface ApiKeyRow extends IssuedRow<ApiKey> {
  readonly key: string;
}

export const apiKeySchema = issuedSchema('key');

export const toApiKeyRow = (key: ApiKey): ApiKeyRow => ({ ...toIssuedRow(key), key: keyOf(key.keyHash) });
