import { Injectable } from '@nestjs/common';
import { Drafts } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import type { DraftView } from './draft-views';
import { KnownDrafts } from './known-drafts';

@Injectable()
export class DiscardDraft {
  constructor(
    private readonly drafts: Drafts,
    private readonly known: KnownDrafts,
  ) {}

  async execute(id: string, viewer: Principal): Promise<DraftView> {
    const draft = await this.known.find(id, viewer);
    await this.drafts.remove(draft.id);
    return this.known.view(draft, viewer);
  }
}
