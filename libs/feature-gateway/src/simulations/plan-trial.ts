import { Injectable } from '@nestjs/common';
import type { Draft, MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { KnownDrafts } from '../drafts/known-drafts';
import { InvalidRequest } from '../http/refusal';
import type { Trial, Tried } from './begin-simulation';
import { PastedMessage } from './pasted-message';
import type { StartSimulationRequest } from './simulation-requests';
import { SimulationScope, type ScopeOfTrial } from './simulation-scope';
import { TrialChanges } from './trial-changes';

/** What a request asks to try, and upon what. */
@Injectable()
export class PlanTrial {
  constructor(
    private readonly scope: SimulationScope,
    private readonly trialChanges: TrialChanges,
    private readonly drafts: KnownDrafts,
    private readonly pasted: PastedMessage,
  ) {}

  async execute(request: StartSimulationRequest, viewer: Principal): Promise<Trial> {
    if ((request.changes === undefined) === (request.draftId === undefined)) {
      throw new InvalidRequest([{ field: 'changes', message: 'or draftId must be given, and only one of them' }]);
    }
    const draft = request.draftId === undefined ? undefined : await this.drafts.find(request.draftId, viewer);
    const configs = await this.scope.find(within(draft, request), viewer);
    const changes = draft?.changes ?? (await this.trialChanges.execute(request.changes ?? {}, configs));
    const tried = await this.triedOf(request, configs);
    return { mailboxIds: configs.map(({ mailbox }) => mailbox.id), changes, tried };
  }

  private async triedOf({ days, message }: StartSimulationRequest, configs: readonly MailboxConfig[]): Promise<Tried> {
    const [config] = configs;
    if (message === undefined || config === undefined) return { days };
    return { pasted: await this.pasted.observe(config.mailbox.id, message) };
  }
}

/** A draft of one mailbox is tried upon that one. */
function within(draft: Draft | undefined, request: StartSimulationRequest): ScopeOfTrial {
  const { mailboxId } = draft ?? {};
  if (mailboxId === undefined) return request;
  if (request.mailboxIds?.some((id) => id !== mailboxId) === true) {
    throw new InvalidRequest([{ field: 'mailboxIds', message: 'must name the mailbox of the draft alone' }]);
  }
  const { message } = request;
  return { mailboxIds: [mailboxId], ...(message !== undefined && { message }) };
}
