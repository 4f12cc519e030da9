import { Injectable } from '@nestjs/common';
import { partiesOf, toEmailAddress, type Activity, type EmailAddress, type RecordRef } from '@foldwatch/domain';
import { Clock, RecordClaims, RecordDirectory, recordKey } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { NotPossible, UnknownResource } from '../http/refusal';
import type { StartedJobView } from '../mailboxes/mailbox-views';
import { ResolveLater } from '../records/resolve-later';
import type { ResolvePartyRequest } from './activity-requests';
import { VisibleActivities } from './visible-activities';

/** Says to which record an address of an activity belongs, and resolves it on all activities that carry it. */
@Injectable()
export class ResolveParty {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly directory: RecordDirectory,
    private readonly claims: RecordClaims,
    private readonly resolveLater: ResolveLater,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, request: ResolvePartyRequest, viewer: Principal): Promise<StartedJobView> {
    const address = addressOn(await this.visible.find(id, viewer), request.address, viewer);
    const change = [{ addresses: [address], merged: [] }];
    await this.resolveLater.note(change);
    if (request.record !== undefined) {
      await this.add(request.record, address);
      await this.resolveLater.note(change);
    }
    return { jobId: await this.resolveLater.start() };
  }

  private async add(ref: RecordRef, address: EmailAddress): Promise<void> {
    const record = (await this.directory.findMany([ref])).get(recordKey(ref));
    if (record?.mergedInto !== undefined) throw impossible('record-merged', 'was merged into another record');
    const added = await this.claims.addAddress(ref, address, this.clock.now().toISOString());
    if (added === undefined) throw impossible('unknown-record', 'is that of no record that was delivered');
  }
}

/** Blind copies that only others may see are not there. */
function addressOn({ message }: Activity, text: string, viewer: Principal): EmailAddress {
  const address = toEmailAddress(text);
  const isSeen = partiesOf(message).some(
    (party) => party.address === address && (party.onlyIn === undefined || canSeeMailbox(viewer, party.onlyIn)),
  );
  if (address !== undefined && isSeen) return address;
  throw new UnknownResource('unknown-party', 'The activity has no party of this address.');
}

const impossible = (code: string, message: string): NotPossible =>
  new NotPossible(code, 'The address cannot belong to this record.', [{ field: 'record.id', message }]);
