import type { ServerResponse } from 'node:http';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { requestOf } from '../access/gateway-request';
import { admin } from '../access/principal';
import { TooManyRequests } from '../http/refusal';
import { isStream } from '../http/stream-routes';
import { isLocal } from './is-local';
import { defaultLimits } from './gateway-limits';
import { TokenBuckets, type BucketState } from './token-buckets';

/**
 * Holds each person and script to so many requests a minute and open streams; behind the guard that knows who asks. The holder
 * of the first token is not held on this machine itself, where backups and imports run.
 */
@Injectable()
export class LimitRequests implements CanActivate {
  private readonly buckets: TokenBuckets;
  private readonly maxStreams: number;
  private readonly streams = new Map<string, number>();

  constructor(
    options: GatewayOptions,
    private readonly clock: Clock,
  ) {
    const { requestsPerMinute, streams } = { ...defaultLimits, ...options.limits };
    this.buckets = new TokenBuckets(requestsPerMinute);
    this.maxStreams = streams;
  }

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const request = requestOf(context);
    const { principal } = request;
    if (principal === undefined || (principal === admin && isLocal(request))) return true;
    const response = context.switchToHttp().getResponse<ServerResponse>();
    this.demandRequest(principal.name, response);
    if (isStream(context, request.headers.accept)) this.demandStream(principal.name, response);
    return true;
  }

  private demandRequest(name: string, response: ServerResponse): void {
    const state = this.buckets.take(name, this.clock.now().getTime());
    tellLimit(response, this.buckets.perMinute, state);
    if (state.isAllowed) return;
    throw new TooManyRequests('rate-limited', 'You ask more often than this gateway allows.', state.waitSeconds);
  }

  private demandStream(name: string, response: ServerResponse): void {
    const open = this.streams.get(name) ?? 0;
    if (open >= this.maxStreams) {
      const message = `You have ${open} event streams open. Close some of them first.`;
      throw new TooManyRequests('too-many-streams', message, streamEndsSeconds);
    }
    this.streams.set(name, open + 1);
    response.once('close', () => this.release(name));
  }

  private release(name: string): void {
    const left = (this.streams.get(name) ?? 1) - 1;
    if (left > 0) this.streams.set(name, left);
    else this.streams.delete(name);
  }
}

/** A page that was left is noticed by then. */
const streamEndsSeconds = 30;

/** In the words of draft-ietf-httpapi-ratelimit-headers. */
function tellLimit(response: ServerResponse, perMinute: number, { remaining, waitSeconds }: BucketState): void {
  response.setHeader('ratelimit-policy', `"person";q=${perMinute};w=60`);
  response.setHeader('ratelimit', `"person";r=${remaining};t=${waitSeconds}`);
}
