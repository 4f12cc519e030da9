import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import type { ApprovalView } from '../approvals/approval-views';
import type { Asking } from '../approvals/guarding/asking';
import { toPublishDraft } from '../approvals/draft-as-asked';
import { GuardChange } from '../approvals/guarding/guard-change';
import type { AddDraftRequest, ChangeDraftRequest } from './draft-requests';
import type { DraftDetailView, DraftView } from './draft-views';
import { KnownDrafts } from './known-drafts';
import { PublishDraft } from './publish-draft';
import { SaveDraft } from './save-draft';

/** What people do with drafts that they may see. */
@Injectable()
export class EditDraft {
  constructor(
    private readonly drafts: KnownDrafts,
    private readonly saveDraft: SaveDraft,
    private readonly publishDraft: PublishDraft,
    private readonly guardChange: GuardChange,
  ) {}

  async add(request: AddDraftRequest, viewer: Principal): Promise<DraftDetailView> {
    return this.drafts.show(await this.saveDraft.add(request, viewer), viewer);
  }

  async change(id: string, request: ChangeDraftRequest, viewer: Principal): Promise<DraftDetailView> {
    const known = await this.drafts.find(id, viewer);
    return this.drafts.show(await this.saveDraft.change(known, request, viewer), viewer);
  }

  /** An outdated one is refused before a second person is asked. */
  async publish(id: string, asking: Asking): Promise<DraftView | ApprovalView> {
    const draft = await this.drafts.find(id, asking.viewer);
    await this.publishDraft.demandCurrent(draft);
    return this.guardChange.execute(toPublishDraft(draft), asking, async () => {
      await this.publishDraft.execute(draft);
      return this.drafts.view(draft, asking.viewer);
    });
  }
}
