import type { EventBatch } from '@foldwatch/ports';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';
import type { Subscription } from './subscription';

/**
 * What Nest asks of a transport that hands its event handlers batches and takes an outcome for each event back. Which log
 * the batches come from is its subclass's.
 */
export abstract class BatchServer extends Server implements CustomTransportStrategy {
  /** A failing handler concerns the delivery, which reports it. */
  override readonly propagatesEventHandlerErrors = true;
  protected readonly subscriptions: Subscription[] = [];

  /** Handlers of one topic are never chained as Nest would do: each belongs to a group of its own. */
  override addHandler(
    pattern: unknown,
    callback: MessageHandler,
    _isEventHandler?: boolean,
    extras?: Record<string, unknown>,
  ): void {
    const group = extras?.['group'];
    if (typeof pattern !== 'string' || typeof group !== 'string') {
      throw new TypeError(`the handler of ${String(pattern)} names no consumer group`);
    }
    const isTaken = this.subscriptions.some((one) => one.topic === pattern && one.group === group);
    if (isTaken) throw new TypeError(`group ${group} has two handlers of ${pattern}`);
    this.subscriptions.push({ topic: pattern, group, handle: (batch) => this.call(callback, batch) });
  }

  override on(): void {
    throw new TypeError('a batch transport has no events of its own');
  }

  override unwrap(): never {
    throw new TypeError('a batch transport wraps nothing');
  }

  /** A handler gives its outcomes, a promise of them, or a stream of one. */
  private async call(callback: MessageHandler, batch: EventBatch<unknown>): Promise<unknown> {
    const result: unknown = await callback(batch);
    return lastValueFrom(this.transformToObservable(result));
  }
}
