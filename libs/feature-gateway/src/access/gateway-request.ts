import type { IncomingMessage } from 'node:http';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { NotAuthenticated } from '../http/refusal';
import type { Principal } from './principal';

/** A request on its way through the gateway: who asks, and its body once that was read. */
export interface GatewayRequest extends IncomingMessage {
  readonly params?: Readonly<Record<string, string>>;
  /** The address as the route has it. */
  readonly route?: { readonly path?: string };
  principal?: Principal;
  /** Of whoever came with a cookie. */
  sessionId?: string;
  body?: unknown;
}

export const requestOf = (context: ExecutionContext): GatewayRequest =>
  context.switchToHttp().getRequest<GatewayRequest>();

export function principalOf(context: ExecutionContext): Principal {
  const { principal } = requestOf(context);
  if (principal === undefined) throw new NotAuthenticated();
  return principal;
}

/** Who asks. */
export const Viewer = createParamDecorator((_: unknown, context: ExecutionContext) => principalOf(context));
