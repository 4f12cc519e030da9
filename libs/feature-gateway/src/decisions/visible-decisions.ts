import { Injectable } from '@nestjs/common';
import { DecisionLog, type LoggedDecision } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { Acting } from '../audit/acting';
import { UnknownResource } from '../http/refusal';

/** Single decisions, as far as somebody may see them. */
@Injectable()
export class VisibleDecisions {
  constructor(
    private readonly log: DecisionLog,
    private readonly acting: Acting,
  ) {}

  async find(id: string, viewer: Principal): Promise<LoggedDecision> {
    const decision = await this.log.find(id);
    if (decision === undefined || !canSeeMailbox(viewer, decision.mailboxId)) {
      throw new UnknownResource('unknown-decision', 'There is no such decision.');
    }
    this.acting.concern(decision.mailboxId);
    return decision;
  }
}
