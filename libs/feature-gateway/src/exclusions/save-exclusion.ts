import { Injectable } from '@nestjs/common';
import type { Exclusion, MailboxId } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock } from '@foldwatch/ports';
import { NotPossible, UnknownResource } from '../http/refusal';
import { ExclusionLists } from './exclusion-lists';
import type { ExclusionRequest } from './exclusion-requests';
import { toExclusionView, type ExclusionView } from './exclusion-views';
import { ListExclusions } from './list-exclusions';
import { toExclusion } from './to-exclusion';

/** More would be a list of everybody, which the track option says shorter. */
const mostExclusions = 1_000;

/** Adds an exclusion, or replaces one under its id. It applies to every message observed after this returned. */
@Injectable()
export class SaveExclusion {
  constructor(
    private readonly lists: ExclusionLists,
    private readonly listExclusions: ListExclusions,
    private readonly clock: Clock,
  ) {}

  async add(mailboxId: MailboxId | undefined, request: ExclusionRequest): Promise<ExclusionView> {
    const made = { id: randomId(), createdAt: this.clock.now().toISOString() };
    const added = toExclusion(request, made, mailboxId !== undefined);
    await this.lists.change(mailboxId, (before) => {
      if (before.length < mostExclusions) return [...before, added];
      throw new NotPossible('too-many-exclusions', `There may be ${mostExclusions} exclusions.`);
    });
    return toExclusionView(added, mailboxId, 0);
  }

  async replace(mailboxId: MailboxId | undefined, id: string, request: ExclusionRequest): Promise<ExclusionView> {
    await this.lists.change(mailboxId, (before) => {
      const { createdAt } = known(before, id);
      const next = toExclusion(request, { id, createdAt }, mailboxId !== undefined);
      return before.map((exclusion) => (exclusion.id === id ? next : exclusion));
    });
    return this.listExclusions.one(mailboxId, id);
  }

  /** Answers with the exclusion as it was. */
  async remove(mailboxId: MailboxId | undefined, id: string): Promise<ExclusionView> {
    const view = await this.listExclusions.one(mailboxId, id);
    await this.lists.change(mailboxId, (before) => {
      const { id: removed } = known(before, id);
      return before.filter((exclusion) => exclusion.id !== removed);
    });
    return view;
  }
}

function known(exclusions: readonly Exclusion[], id: string): Exclusion {
  const found = exclusions.find((exclusion) => exclusion.id === id);
  if (found === undefined) throw new UnknownResource('unknown-exclusion', 'There is no such exclusion.');
  return found;
}
