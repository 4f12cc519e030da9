import type { ApprovalView } from '@foldwatch/feature-gateway';
import { isWaiting } from './api/calls';
import { connectionOf, connectionOptions } from './api/connection';
import { GatewayApi } from './api/gateway-api';
import type { Command, CommandCall, CommandResult } from './command';
import { exitCodes } from './exit-codes';

export interface GatewayCall extends CommandCall {
  readonly api: GatewayApi;
}

interface GatewayCommand extends Omit<Command, 'run' | 'options'> {
  readonly options?: Command['options'];
  readonly run: (call: GatewayCall) => Promise<CommandResult>;
}

/** A command that asks the gateway, wherever that is. */
export const gatewayCommand = ({ options = {}, run, ...described }: GatewayCommand): Command => ({
  ...described,
  options: { ...options, ...connectionOptions },
  run: (call) => run({ ...call, api: new GatewayApi(connectionOf(call)) }),
});

/** What came of a change, unless a second person has to agree first. */
export async function changed<T extends object>(
  answer: T | ApprovalView,
  tell: (answer: T) => CommandResult | Promise<CommandResult>,
): Promise<CommandResult> {
  if (!isWaiting(answer)) return tell(answer);
  const { approvalId, reach, limit } = answer;
  const why =
    reach === null
      ? `It is not known to reach no more than ${limit} messages`
      : `The change reaches ${reach} messages, more than ${limit}`;
  const message = `${why}: a second administrator has to approve ${approvalId}.`;
  return {
    sentences: [],
    facts: { approval: answer },
    failure: { exitCode: exitCodes.waiting, code: 'waits-for-approval', message },
  };
}
