import type { GatewayPart } from '../http/gateway-part';
import { JoinRecord } from './join-record';
import { LeaveDesk } from './leave-desk';
import { ListUnknownSenders } from './list-unknown-senders';
import { MakeRecord } from './make-record';
import { MakeRecords } from './make-records';
import { TakeBackSenders } from './take-back-senders';
import { UntouchedRecords } from './untouched-records';
import { WithdrawRecord } from './withdraw-record';
import { PastSightings } from './past-sightings';
import { SettleUnknownSenders } from './settle-unknown-senders';
import { UnknownSendersController } from './unknown-senders.controller';

export const unknownSendersPart: GatewayPart = {
  controllers: [UnknownSendersController],
  providers: [
    JoinRecord,
    LeaveDesk,
    ListUnknownSenders,
    MakeRecord,
    MakeRecords,
    PastSightings,
    SettleUnknownSenders,
    TakeBackSenders,
    UntouchedRecords,
    WithdrawRecord,
  ],
};
