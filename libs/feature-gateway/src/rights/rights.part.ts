import type { GatewayPart } from '../http/gateway-part';
import { KnownReadProfiles } from './known-read-profiles';
import { NameableRecords } from './nameable-records';
import { ReadProfilesController } from './read-profiles.controller';
import { ReadableRecords } from './readable-records';
import { Readers } from './readers';
import { SaveReadProfile } from './save-read-profile';
import { WithholdUnreadable } from './withhold-unreadable';

export const rightsPart: GatewayPart = {
  controllers: [ReadProfilesController],
  providers: [KnownReadProfiles, NameableRecords, ReadableRecords, Readers, SaveReadProfile, WithholdUnreadable],
};
