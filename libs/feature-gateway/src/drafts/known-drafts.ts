import { Injectable } from '@nestjs/common';
import { Drafts, type Draft } from '@foldwatch/ports';
import { canSeeEveryMailbox, mailboxesFor, type Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { NotAllowed, UnknownResource } from '../http/refusal';
import { pageOf } from '../http/page-query';
import { DraftBasis, effectOf } from './draft-basis';
import type { DraftQuery } from './draft-requests';
import { outdatedScopes, type DraftTarget } from './draft-scope';
import { ShowParts } from './show-parts';
import { toDraftDetailView, toDraftView, type DraftDetailView, type DraftPage, type DraftView } from './draft-views';

/** Drafts as people may see them: administrators all, the owner of a mailbox those of the mailbox. */
@Injectable()
export class KnownDrafts {
  constructor(
    private readonly drafts: Drafts,
    private readonly basis: DraftBasis,
    private readonly showParts: ShowParts,
    private readonly acting: Acting,
  ) {}

  async list(query: DraftQuery, viewer: Principal): Promise<DraftPage> {
    const mailboxIds = mailboxesFor(viewer, query.mailboxId);
    if (mailboxIds?.length === 0) return { items: [], nextCursor: null };
    const page = await this.drafts.list({ ...pageOf(query), ...(mailboxIds !== undefined && { mailboxIds }) });
    return { items: await this.showParts.named(page.drafts, viewer), nextCursor: page.nextCursor ?? null };
  }

  async find(id: string, viewer: Principal): Promise<Draft> {
    const draft = await this.drafts.find(id);
    if (draft === undefined || !mayDraft(viewer, draft)) {
      throw new UnknownResource('unknown-draft', 'There is no such draft.');
    }
    this.concern(draft);
    return draft;
  }

  async read(id: string, viewer: Principal): Promise<DraftDetailView> {
    return this.show(await this.find(id, viewer), viewer);
  }

  async view(draft: Draft, viewer: Principal): Promise<DraftView> {
    const [view] = await this.showParts.named([draft], viewer);
    return view ?? toDraftView(draft, new Map());
  }

  async show(draft: Draft, viewer: Principal): Promise<DraftDetailView> {
    this.concern(draft);
    const basis = await this.basis.find(draft);
    return toDraftDetailView(await this.view(draft, viewer), {
      changes: effectOf(draft, basis),
      outdated: outdatedScopes(draft, basis.current).length > 0,
      parts: await this.showParts.execute(draft, basis.mailbox),
    });
  }

  private concern({ mailboxId }: Draft): void {
    if (mailboxId !== undefined) this.acting.concern(mailboxId);
  }
}

const mayDraft = (viewer: Principal, { mailboxId }: DraftTarget): boolean =>
  canSeeEveryMailbox(viewer) || (mailboxId !== undefined && viewer.mailboxIds.has(mailboxId));

export function demandMayDraft(viewer: Principal, target: DraftTarget): void {
  if (mayDraft(viewer, target)) return;
  throw new NotAllowed('not-allowed', 'Only an administrator may prepare changes beyond the own mailbox.');
}
