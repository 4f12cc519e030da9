import { Injectable } from '@nestjs/common';
import { AuditLog } from '@foldwatch/ports';
import { pageOf } from '../http/page-query';
import { toAuditEntryView, type AuditPage, type AuditQuery } from './audit-views';

@Injectable()
export class ListAudit {
  constructor(private readonly log: AuditLog) {}

  async execute({ kind = 'change', by, what, mailboxId, since, ...page }: AuditQuery): Promise<AuditPage> {
    const { entries, nextCursor } = await this.log.list({
      ...pageOf(page),
      kind,
      ...(by !== undefined && { by }),
      ...(what !== undefined && { action: what }),
      ...(mailboxId !== undefined && { mailboxId }),
      ...(since !== undefined && { since }),
    });
    return { items: entries.map(toAuditEntryView), nextCursor: nextCursor ?? null };
  }
}
