import type { GatewayPart } from '../http/gateway-part';
import { Acting } from './acting';
import { AuditCalls } from './audit-calls';
import { AuditController } from './audit.controller';
import { ListAudit } from './list-audit';

export const auditPart: GatewayPart = {
  controllers: [AuditController],
  providers: [Acting, AuditCalls, ListAudit],
};
