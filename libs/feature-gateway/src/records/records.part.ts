import type { GatewayPart } from '../http/gateway-part';
import { AdmittedRecords } from './admitted-records';
import { ConcernedActivities } from './concerned-activities';
import { GiveAddress } from './give-address';
import { ListRecords } from './list-records';
import { NoteChanges } from './note-changes';
import { PutRecords } from './put-records';
import { ReadRecord } from './read-record';
import { RecentRecords } from './recent-records';
import { RecordTimeline } from './record-timeline';
import { RecordController } from './record.controller';
import { RecordsController } from './records.controller';
import { RegardingRecords } from './regarding-records';
import { RemoveRecord } from './remove-record';
import { ResolveLater } from './resolve-later';
import { StoreDelivered } from './store-delivered';
import { StoreRecords } from './store-records';
import { TakeOverRecords } from './take-over-records';

export const recordsPart: GatewayPart = {
  controllers: [RecordController, RecordsController],
  providers: [
    AdmittedRecords,
    ConcernedActivities,
    GiveAddress,
    ListRecords,
    NoteChanges,
    PutRecords,
    ReadRecord,
    RecentRecords,
    RecordTimeline,
    RegardingRecords,
    RemoveRecord,
    ResolveLater,
    StoreDelivered,
    StoreRecords,
    TakeOverRecords,
  ],
};
