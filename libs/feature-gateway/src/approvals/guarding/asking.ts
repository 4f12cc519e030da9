import type { ServerResponse } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { principalOf } from '../../access/gateway-request';
import type { Principal } from '../../access/principal';

/** Who asks for a change, and the answer that may have to say that it waits. */
export interface Asking {
  readonly viewer: Principal;
  readonly response: ServerResponse;
}

export const AskingFor = createParamDecorator((_: unknown, context: ExecutionContext): Asking => ({
  viewer: principalOf(context),
  response: context.switchToHttp().getResponse<ServerResponse>(),
}));
