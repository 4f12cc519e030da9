import { Injectable } from '@nestjs/common';
import { AlertQueries } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { pageOf } from '../http/page-query';
import type { AlertQuery } from './alert-query';
import { toAlertView, type AlertPage } from './alert-views';

/** All alerts for an admin, those of the own mailbox for an owner. */
@Injectable()
export class ListAlerts {
  constructor(private readonly queries: AlertQueries) {}

  async execute(query: AlertQuery, viewer: Principal): Promise<AlertPage> {
    const scope = viewer.kind === 'owner' ? viewer.mailboxId : query.mailboxId;
    if (query.mailboxId !== undefined && query.mailboxId !== scope) return { items: [], nextCursor: null };
    const { alerts, nextCursor } = await this.queries.list({
      ...pageOf(query),
      ...(query.state !== undefined && { state: query.state }),
      ...(query.code !== undefined && { code: query.code }),
      ...(scope !== undefined && { scope }),
    });
    return { items: alerts.map(toAlertView), nextCursor: nextCursor ?? null };
  }
}
