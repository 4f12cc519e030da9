import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { DecisionLog } from '@foldwatch/ports';
import { canSeeEveryMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { ExclusionLists } from './exclusion-lists';
import { toExclusionView, type ExclusionPage, type ExclusionView } from './exclusion-views';

/** Exclusions, each with for how many messages it held. */
@Injectable()
export class ListExclusions {
  constructor(
    private readonly lists: ExclusionLists,
    private readonly decisions: DecisionLog,
  ) {}

  async execute(mailboxId: MailboxId | undefined): Promise<ExclusionPage> {
    const exclusions = await this.lists.find(mailboxId);
    const hits = await this.decisions.countByExclusion(exclusions.map(({ id }) => id));
    const items = exclusions.map((exclusion) => toExclusionView(exclusion, mailboxId, hits.get(exclusion.id) ?? 0));
    return { items, nextCursor: null };
  }

  /** Everybody may know what is fixed for them; how often it held in others' mailboxes is not theirs to know. */
  async ofOrganization(viewer: Principal): Promise<ExclusionPage> {
    if (canSeeEveryMailbox(viewer)) return this.execute(undefined);
    const exclusions = await this.lists.find(undefined);
    return { items: exclusions.map((exclusion) => toExclusionView(exclusion, undefined, null)), nextCursor: null };
  }

  async one(mailboxId: MailboxId | undefined, id: string): Promise<ExclusionView> {
    const { items } = await this.execute(mailboxId);
    const found = items.find((exclusion) => exclusion.id === id);
    if (found === undefined) throw new UnknownResource('unknown-exclusion', 'There is no such exclusion.');
    return found;
  }
}
