import type { GatewayPart } from '../http/gateway-part';
import { ImportMailboxes } from './import-mailboxes';
import { ImportRecords } from './import-records';
import { ImportsController } from './imports.controller';

export const importsPart: GatewayPart = {
  controllers: [ImportsController],
  providers: [ImportMailboxes, ImportRecords],
};
