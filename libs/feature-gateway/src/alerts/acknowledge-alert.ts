import { Injectable } from '@nestjs/common';
import { AlertQueries, Clock, type Alert } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { toAlertView, type AlertView } from './alert-views';

/** Notes that somebody takes care of an alert; it is resolved when its cause ends, and not before. */
@Injectable()
export class AcknowledgeAlert {
  constructor(
    private readonly queries: AlertQueries,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<AlertView> {
    await this.find(id, viewer);
    await this.queries.acknowledge(id, viewer.name, this.clock.now().toISOString());
    return toAlertView(await this.find(id, viewer));
  }

  async read(id: string, viewer: Principal): Promise<AlertView> {
    return toAlertView(await this.find(id, viewer));
  }

  private async find(id: string, viewer: Principal): Promise<Alert> {
    const alert = await this.queries.find(id);
    if (alert === undefined || !canSeeMailbox(viewer, alert.scope)) {
      throw new UnknownResource('unknown-alert', 'There is no alert of this id.');
    }
    return alert;
  }
}
