import type { GatewayPart } from '../http/gateway-part';
import { KnownVersions } from './known-versions';
import { MailboxVersionsController } from './mailbox-versions.controller';
import { OrganizationVersionsController } from './organization-versions.controller';
import { Publications } from './publications';
import { PublishContent } from './publish-content';
import { ReadVersions } from './read-versions';
import { RollBack } from './roll-back';
import { RuleVersionsController } from './rule-versions.controller';
import { TeamVersionsController } from './team-versions.controller';

export const versionsPart: GatewayPart = {
  controllers: [
    OrganizationVersionsController,
    TeamVersionsController,
    MailboxVersionsController,
    RuleVersionsController,
  ],
  providers: [KnownVersions, Publications, PublishContent, ReadVersions, RollBack],
};
