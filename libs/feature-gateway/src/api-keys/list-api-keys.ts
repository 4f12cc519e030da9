import { Injectable } from '@nestjs/common';
import { ApiKeys } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import { toApiKeyView, type ApiKeyPage } from './api-key-views';

/** Revoked ones too: their names stand in logs. */
@Injectable()
export class ListApiKeys {
  constructor(private readonly keys: ApiKeys) {}

  async execute(query: PageQuery): Promise<ApiKeyPage> {
    const { limit, cursor } = pageOf(query);
    const page = await this.keys.list(limit, cursor);
    return { items: page.keys.map(toApiKeyView), nextCursor: page.nextCursor ?? null };
  }
}
