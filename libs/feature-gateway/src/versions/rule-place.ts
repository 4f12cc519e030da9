import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { requestOf } from '../access/gateway-request';
import { demandId } from '../http/path-id';
import { ofRule, type VersionPlace } from './version-scopes';

/** The rule that a path names, in one parameter; a description of the path has to name `id` and `ruleId` itself. */
export const RulePlace = createParamDecorator((_: unknown, context: ExecutionContext): VersionPlace => {
  const { params = {} } = requestOf(context);
  return ofRule(demandId('id', params['id']), demandId('ruleId', params['ruleId']));
});
