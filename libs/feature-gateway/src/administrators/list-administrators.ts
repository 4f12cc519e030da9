import { Injectable } from '@nestjs/common';
import { Administrators } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import { toAdministratorView, type AdministratorPage } from './administrator-views';

/** Revoked ones too: their names stand in logs. */
@Injectable()
export class ListAdministrators {
  constructor(private readonly administrators: Administrators) {}

  async execute(query: PageQuery): Promise<AdministratorPage> {
    const { limit, cursor } = pageOf(query);
    const page = await this.administrators.list(limit, cursor);
    return { items: page.administrators.map(toAdministratorView), nextCursor: page.nextCursor ?? null };
  }
}
