import type { GatewayPart } from '../http/gateway-part';
import { ExclusionLists } from './exclusion-lists';
import { ExclusionsController } from './exclusions.controller';
import { ListExclusions } from './list-exclusions';
import { MailboxExclusionsController } from './mailbox-exclusions.controller';
import { SaveExclusion } from './save-exclusion';

export const exclusionsPart: GatewayPart = {
  controllers: [ExclusionsController, MailboxExclusionsController],
  providers: [ExclusionLists, ListExclusions, SaveExclusion],
};
