import { Injectable } from '@nestjs/common';
import { Drafts, type Draft, type KeptVersion } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import { ConflictingRequest, type FieldProblem } from '../http/refusal';
import { DraftBasis } from './draft-basis';
import { outdatedScopes } from './draft-scope';
import { PublishChanges } from './publish-changes';

/** Makes a draft what is in effect, if what it was prepared upon still is. The draft is gone afterwards. */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly drafts: Drafts,
    private readonly basis: DraftBasis,
    private readonly publish: PublishChanges,
    private readonly acting: Acting,
  ) {}

  async execute(draft: Draft): Promise<void> {
    await this.demandCurrent(draft);
    if (draft.comment !== undefined) this.acting.say({ comment: draft.comment });
    // Asked again for what is replaced: somebody may publish at the same moment.
    await this.publish.execute(draft, (current) => demandCurrent(draft, current, []));
    await this.drafts.remove(draft.id);
  }

  /** As it was at a revision, or not at all. */
  async revision(id: string, revision: number): Promise<void> {
    const draft = await this.drafts.find(id);
    if (draft?.revision === revision) return this.execute(draft);
    throw new ConflictingRequest(
      'changed-meanwhile',
      'The draft was changed or discarded meanwhile. Look at it again.',
    );
  }

  /** Raises the refusal of a draft that is outdated, which says by what. */
  async demandCurrent(draft: Draft): Promise<void> {
    const basis = await this.basis.find(draft);
    const since = await this.basis.changesSince(draft, basis);
    demandCurrent(
      draft,
      basis.current,
      since.map(({ field }) => ({ field, message: 'was changed since' })),
    );
  }
}

function demandCurrent(draft: Draft, current: readonly KeptVersion[], fields: readonly FieldProblem[]): void {
  if (outdatedScopes(draft, current).length === 0) return;
  const message = 'What this draft changes was changed since it was prepared. Look at that, and prepare it anew.';
  throw new ConflictingRequest('draft-outdated', message, fields);
}
