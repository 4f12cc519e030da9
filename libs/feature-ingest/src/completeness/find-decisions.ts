import { Injectable } from '@nestjs/common';
import type { ItemId, MailboxId } from '@foldwatch/domain';
import { DecisionLog, type IndexedItem, type LoggedDecision } from '@foldwatch/ports';

const decisionsAtOnce = 500;

/** What was decided last about the presence of each item in its folder. */
@Injectable()
export class FindDecisions {
  constructor(private readonly decisions: DecisionLog) {}

  /** Of mail without Message-ID only what was decided since a moment is looked for: nothing else tells it apart. */
  async execute(
    mailboxId: MailboxId,
    rows: readonly IndexedItem[],
    since?: string,
  ): Promise<ReadonlyMap<ItemId, LoggedDecision>> {
    const messageIds = rows.flatMap(({ internetMessageId }) => internetMessageId ?? []);
    const found = [...(await this.decisions.findOfMessages(mailboxId, messageIds))];
    const isNameless = rows.some(({ internetMessageId }) => internetMessageId === undefined);
    if (isNameless && since !== undefined) found.push(...(await this.decidedSince(mailboxId, since)));
    const newest = new Map<string, LoggedDecision>();
    for (const decision of found) {
      const place = placeOf(decision);
      if (decision.kind === 'present' && !newest.has(place)) newest.set(place, decision);
    }
    return new Map(
      rows.flatMap((row) => {
        const decision = newest.get(placeOf(row));
        return decision === undefined ? [] : [[row.itemId, decision] as const];
      }),
    );
  }

  private async decidedSince(mailboxId: MailboxId, since: string): Promise<readonly LoggedDecision[]> {
    const found: LoggedDecision[] = [];
    for (let cursor: string | undefined; ;) {
      const from = cursor === undefined ? {} : { cursor };
      const page = await this.decisions.list({ mailboxId, since, limit: decisionsAtOnce, ...from });
      found.push(...page.decisions);
      cursor = page.nextCursor;
      if (cursor === undefined) return found;
    }
  }
}

const placeOf = ({ activityId, folderId }: Pick<IndexedItem, 'activityId' | 'folderId'>): string =>
  `${activityId ?? ''} ${folderId}`;
