import { Injectable } from '@nestjs/common';
import type { CreatableTable, UnknownSender } from '@foldwatch/domain';
import { OrganizationConfigs, UnknownSenders, wholeOrganization } from '@foldwatch/ports';
import { canSeeMailbox, mayAdminister, type Principal } from '../access/principal';
import { InvalidRequest, NotAllowed, NotPossible } from '../http/refusal';
import { JoinRecord } from './join-record';
import { MakeRecords } from './make-records';
import type { SettleSendersRequest } from './unknown-sender-requests';
import { toSettledView, type SenderOutcome, type SettledSendersView } from './unknown-sender-views';

type Outcomes = ReadonlyMap<string, SenderOutcome>;

/** What a person says of senders that wait: each has an outcome of its own, and doing it twice does no harm. */
@Injectable()
export class SettleUnknownSenders {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly makeRecords: MakeRecords,
    private readonly joinRecord: JoinRecord,
    private readonly organization: OrganizationConfigs,
  ) {}

  async execute(request: SettleSendersRequest, viewer: Principal): Promise<SettledSendersView> {
    const found = await this.desk.findMany(request.ids);
    const waiting = [...found.values()].filter(({ mailboxId }) => canSeeMailbox(viewer, mailboxId));
    const outcomes = await this.settle(waiting, request, viewer);
    return { items: request.ids.map((id) => toSettledView(id, outcomes.get(id) ?? { outcome: 'not-waiting' })) };
  }

  private settle(
    waiting: readonly UnknownSender[],
    request: SettleSendersRequest,
    viewer: Principal,
  ): Promise<Outcomes> {
    const { action, record, scope = 'mailbox' } = request;
    switch (action) {
      case 'contact':
      case 'lead':
        return this.make(waiting, action, viewer);
      case 'same-as':
        if (record === undefined) throw new InvalidRequest([{ field: 'record', message: 'must name a record' }]);
        return this.joinRecord.execute(waiting, record);
      case 'never':
        return this.putAway(waiting, scope, viewer);
      default:
        return action;
    }
  }

  private async make(waiting: readonly UnknownSender[], table: CreatableTable, viewer: Principal): Promise<Outcomes> {
    const { settings } = await this.organization.find();
    if (settings.createCap.includes(table)) return this.makeRecords.execute(waiting, table, viewer.name);
    throw new NotPossible('create-not-allowed', `The organization lets no ${table} be made of unknown senders.`);
  }

  private async putAway(
    waiting: readonly UnknownSender[],
    scope: 'mailbox' | 'organization',
    viewer: Principal,
  ): Promise<Outcomes> {
    if (scope === 'organization' && !mayAdminister(viewer)) {
      throw new NotAllowed('not-allowed', 'Only an administrator may decide for the whole organization.');
    }
    const senders = waiting.map(({ mailboxId, address }) => ({
      mailboxId: scope === 'mailbox' ? mailboxId : wholeOrganization,
      address,
    }));
    await this.desk.putAway(senders);
    return new Map(waiting.map(({ id }) => [id, { outcome: 'put-away' }]));
  }
}
