import type { GatewayPart } from '../http/gateway-part';
import { ChangeOrganization } from './change-organization';
import { ChangedSettings } from './changed-settings';
import { OrganizationController } from './organization.controller';
import { PreviewOrganization } from './preview-organization';
import { ReadOrganization } from './read-organization';

export const organizationPart: GatewayPart = {
  controllers: [OrganizationController],
  providers: [ChangeOrganization, ChangedSettings, PreviewOrganization, ReadOrganization],
};
