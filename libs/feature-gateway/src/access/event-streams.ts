import type { ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { EndedAccess } from './ended-access';
import { GatewayOptions } from './gateway-options';
import type { GatewayRequest } from './gateway-request';
import { StillSignedIn } from './still-signed-in';

/** How long a session that another process ended, or a key that ran out, goes on in a stream. */
export const heartBeatMs = 10_000;

/** Sends frames as they come, until there are no more, the reader has left, or may no longer come in. */
@Injectable()
export class EventStreams {
  constructor(
    private readonly signedIn: StillSignedIn,
    private readonly ended: EndedAccess,
    private readonly options: GatewayOptions,
  ) {}

  async send(
    request: GatewayRequest,
    response: ServerResponse,
    frames: (left: AbortSignal) => AsyncIterable<string>,
  ): Promise<void> {
    const left = new AbortController();
    response.once('close', () => left.abort());
    const leave = this.watch(request, left);
    try {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
      response.flushHeaders();
      await pipeline(until(left.signal, frames), response).catch(() => response.destroy());
    } finally {
      leave();
    }
  }

  /** At once when this process ended the access, else with each beat of the heart. */
  private watch(request: GatewayRequest, left: AbortController): () => void {
    const beatMs = this.options.heartBeatMs ?? heartBeatMs;
    const look = (): void => void this.look(request, left);
    const timer = setInterval(() => this.signedIn.isFresh(request, beatMs) || look(), beatMs).unref();
    const whose = [request.principal?.name, request.sessionId].filter((one) => one !== undefined);
    const unfollow = this.ended.follow(whose, look);
    return () => {
      clearInterval(timer);
      unfollow();
    };
  }

  /** Whoever cannot be asked about has to come again. */
  private async look(request: GatewayRequest, left: AbortController): Promise<void> {
    const viewer = await this.signedIn.of(request).catch(() => undefined);
    if (viewer === undefined) left.abort();
  }
}

/** What was still to be said of a page is not said to whom it is no longer for. */
async function* until(left: AbortSignal, frames: (left: AbortSignal) => AsyncIterable<string>): AsyncIterable<string> {
  for await (const frame of frames(left)) {
    if (left.aborted) return;
    yield frame;
  }
}
