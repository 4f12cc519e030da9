import { Injectable } from '@nestjs/common';
import type { MailboxConfig } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import type { Trial, Tried } from './begin-simulation';
import { PastedMessage } from './pasted-message';
import { ProposeChanges } from './propose-changes';
import type { StartSimulationRequest } from './simulation-requests';
import { SimulationScope } from './simulation-scope';

/** What a request asks to try, and upon what. */
@Injectable()
export class PlanTrial {
  constructor(
    private readonly scope: SimulationScope,
    private readonly proposeChanges: ProposeChanges,
    private readonly pasted: PastedMessage,
  ) {}

  async execute(request: StartSimulationRequest, viewer: Principal): Promise<Trial> {
    const configs = await this.scope.find(request, viewer);
    const changes = await this.proposeChanges.execute(request.changes, configs);
    const tried = await this.triedOf(request, configs);
    return { mailboxIds: configs.map(({ mailbox }) => mailbox.id), changes, tried };
  }

  private async triedOf({ days, message }: StartSimulationRequest, configs: readonly MailboxConfig[]): Promise<Tried> {
    const [config] = configs;
    if (message === undefined || config === undefined) return { days };
    return { pasted: await this.pasted.observe(config.mailbox.id, message) };
  }
}
