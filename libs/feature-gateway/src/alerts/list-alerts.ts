import { Injectable } from '@nestjs/common';
import { AlertQueries } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { pageOf } from '../http/page-query';
import type { AlertQuery } from './alert-query';
import { toAlertView, type AlertPage } from './alert-views';

/** All alerts for an admin, those of the own mailboxes for a user. */
@Injectable()
export class ListAlerts {
  constructor(private readonly queries: AlertQueries) {}

  async execute(query: AlertQuery, viewer: Principal): Promise<AlertPage> {
    const mailboxIds = mailboxesFor(viewer, query.mailboxId);
    if (mailboxIds?.length === 0) return { items: [], nextCursor: null };
    const { alerts, nextCursor } = await this.queries.list({
      ...pageOf(query),
      ...(query.state !== undefined && { state: query.state }),
      ...(query.code !== undefined && { code: query.code }),
      ...(mailboxIds !== undefined && { scopes: mailboxIds }),
    });
    return { items: alerts.map(toAlertView), nextCursor: nextCursor ?? null };
  }
}
