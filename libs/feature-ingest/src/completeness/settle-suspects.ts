import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { ItemIndex, type IndexedItem, type LoggedDecision } from '@foldwatch/ports';
import { pause } from '@foldwatch/platform';
import { MailboxAway } from '../mailbox/health/mailbox-away';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { CompareStore, type Judgement } from './compare-store';
import { FindDecisions } from './find-decisions';
import { Drainage } from './drainage';

const betweenLooksMs = 200;

export interface Suspects {
  readonly folderId: FolderId;
  readonly itemIds: readonly ItemId[];
  /** When they were looked at first. */
  readonly since: string;
}

/** What became of items that were observed again. */
export interface Settled {
  readonly judgement: Judgement;
  /** Not to be tracked, by the decision that was made about them. */
  readonly skipped: readonly LoggedDecision[];
  readonly missing: readonly IndexedItem[];
}

/** Gives what was observed again the time to be decided and stored, then says what is still without a link. */
@Injectable()
export class SettleSuspects {
  constructor(
    private readonly index: ItemIndex,
    private readonly store: CompareStore,
    private readonly decisions: FindDecisions,
    private readonly drainage: Drainage,
  ) {}

  /** Raises `PipelineBehind` when the pipeline did not drain: then nothing can be concluded. */
  async execute(runtime: MailboxRuntime, suspects: Suspects): Promise<Settled> {
    const beganAt = performance.now();
    for (;;) {
      const settled = await this.look(runtime, suspects);
      if (settled.missing.length === 0) return settled;
      if (await this.drainage.isOver(performance.now() - beganAt)) return this.look(runtime, suspects);
      await pause(betweenLooksMs, runtime.stopping);
      if (runtime.stopping.aborted) throw new MailboxAway(runtime.mailbox.id);
    }
  }

  private async look({ mailbox }: MailboxRuntime, { folderId, itemIds, since }: Suspects): Promise<Settled> {
    const rows = [...(await this.index.findMany(mailbox.id, folderId, itemIds)).values()];
    const present = rows.filter(({ state }) => state === 'known' || state === 'to-fetch');
    const judgement = await this.store.judge(mailbox.id, present);
    const unlinked = judgement.unlinked ?? [];
    const decided = await this.decisions.execute(mailbox.id, unlinked, since);
    const isSkipped = ({ itemId }: IndexedItem): boolean => decided.get(itemId)?.verdict === 'skip';
    return {
      judgement,
      skipped: unlinked.filter(isSkipped).flatMap(({ itemId }) => decided.get(itemId) ?? []),
      missing: unlinked.filter((row) => !isSkipped(row)),
    };
  }
}
