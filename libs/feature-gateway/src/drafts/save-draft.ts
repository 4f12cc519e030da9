import { Injectable } from '@nestjs/common';
import { randomId } from '@foldwatch/platform';
import { Clock, Drafts, type Draft } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { ConflictingRequest } from '../http/refusal';
import { knownTeam } from '../teams/known-teams';
import { DraftBasis } from './draft-basis';
import type { AddDraftRequest, ChangeDraftRequest, DraftChangesRequest } from './draft-requests';
import { baseOf, demandParts, scopeOfDraft, targetOf, type DraftTarget } from './draft-scope';
import { demandMayDraft } from './known-drafts';
import { ProposeChanges } from './propose-changes';

/** Keeps what somebody would change. New changes are prepared upon what is published now. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly drafts: Drafts,
    private readonly basis: DraftBasis,
    private readonly propose: ProposeChanges,
    private readonly clock: Clock,
  ) {}

  async add(request: AddDraftRequest, viewer: Principal): Promise<Draft> {
    const target = targetOf(request);
    demandMayDraft(viewer, target);
    const at = this.clock.now().toISOString();
    return this.save({
      id: randomId(),
      revision: 1,
      ...target,
      ...(await this.prepared(target, request.changes)),
      ...(request.comment !== undefined && { comment: request.comment }),
      createdBy: viewer.name,
      createdAt: at,
      modifiedBy: viewer.name,
      modifiedAt: at,
    });
  }

  async change(draft: Draft, { changes, comment }: ChangeDraftRequest, viewer: Principal): Promise<Draft> {
    return this.save({
      ...draft,
      ...(changes !== undefined && (await this.prepared(draft, changes))),
      ...(comment !== undefined && { comment }),
      revision: draft.revision + 1,
      modifiedBy: viewer.name,
      modifiedAt: this.clock.now().toISOString(),
    });
  }

  private async prepared(target: DraftTarget, request: DraftChangesRequest): Promise<Pick<Draft, 'changes' | 'base'>> {
    demandParts(request, scopeOfDraft(target));
    const { settings, current } = await this.basis.find(target);
    if (target.teamId !== undefined) knownTeam(settings, target.teamId);
    const changes = await this.propose.execute(target, request);
    return { changes, base: baseOf(target, changes, current) };
  }

  private async save(draft: Draft): Promise<Draft> {
    if ((await this.drafts.replace(draft)) === 'saved') return draft;
    throw new ConflictingRequest('changed-meanwhile', 'The draft was changed by somebody else. Look at it again.');
  }
}
