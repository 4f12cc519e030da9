import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import type { StartedJobView } from '../mailboxes/mailbox-views';
import { GiveAddress } from '../records/give-address';
import { ResolveLater } from '../records/resolve-later';
import type { ResolvePartyRequest } from './activity-requests';
import { partyOn } from './party-on';
import { VisibleActivities } from './visible-activities';

/** Says to which record an address of an activity belongs, and resolves it on all activities that carry it. */
@Injectable()
export class ResolveParty {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly giveAddress: GiveAddress,
    private readonly resolveLater: ResolveLater,
  ) {}

  async execute(id: string, request: ResolvePartyRequest, viewer: Principal): Promise<StartedJobView> {
    const { address } = partyOn(await this.visible.findOwn(id, viewer), request.address, viewer);
    const change = [{ addresses: [address], merged: [] }];
    await this.resolveLater.note(change);
    if (request.record !== undefined) {
      await this.giveAddress.execute(request.record, address);
      await this.resolveLater.note(change);
    }
    return { jobId: await this.resolveLater.start() };
  }
}
