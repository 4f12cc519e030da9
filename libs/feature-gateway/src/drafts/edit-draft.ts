import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import type { AddDraftRequest, ChangeDraftRequest } from './draft-requests';
import { toDraftView, type DraftDetailView, type DraftView } from './draft-views';
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
  ) {}

  async add(request: AddDraftRequest, viewer: Principal): Promise<DraftDetailView> {
    return this.drafts.show(await this.saveDraft.add(request, viewer));
  }

  async change(id: string, request: ChangeDraftRequest, viewer: Principal): Promise<DraftDetailView> {
    return this.drafts.show(await this.saveDraft.change(await this.drafts.find(id, viewer), request, viewer));
  }

  async publish(id: string, viewer: Principal): Promise<DraftView> {
    const draft = await this.drafts.find(id, viewer);
    await this.publishDraft.execute(draft);
    return toDraftView(draft);
  }
}
