import type { GatewayPart } from '../http/gateway-part';
import { CompareNow } from './compare-now';
import { CompletenessController } from './completeness.controller';
import { OrganizationCompletenessController } from './organization-completeness.controller';
import { ReadCompleteness } from './read-completeness';
import { SumCompleteness } from './sum-completeness';

export const completenessPart: GatewayPart = {
  controllers: [CompletenessController, OrganizationCompletenessController],
  providers: [CompareNow, ReadCompleteness, SumCompleteness],
};
