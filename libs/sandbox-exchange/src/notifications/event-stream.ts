import { type ServerResponse } from 'node:http';
import { envelope, streamEnvelope } from '../soap/envelope';
import { EwsError } from '../soap/ews-error';
import { failure, response, success } from '../soap/response-message';
import { element, filledElement, textElement, type Xml } from '../soap/xml';
import { notificationXml } from './notification-xml';
import { type StreamWriter } from './stream-writer';
import { type NumberedEvent, type Subscription } from './subscription';

const operation = 'GetStreamingEvents';
const eventsPerEnvelope = 200;

export interface StreamOptions {
  readonly subscriptions: readonly Subscription[];
  readonly lifetimeMs: number;
  readonly heartbeatMs: number;
  readonly notificationElement: 't:Notification' | 'm:Notification';
  /** Some servers say no more than that a folder changed. */
  readonly isFoldersOnly: boolean;
}

/** An answer that stays open: envelope after envelope, until its time is over or its client goes. */
export class EventStream {
  private readonly listeners = new Map<Subscription, Parameters<Subscription['attach']>[0]>();
  private readonly timers: NodeJS.Timeout[] = [];
  private isOpen = true;
  private isFlushPlanned = false;

  constructor(
    private readonly target: ServerResponse,
    private readonly writer: StreamWriter,
    private readonly options: StreamOptions,
  ) {}

  start(): void {
    this.target.on('close', () => this.release());
    this.say(textElement('m:ConnectionStatus', 'OK'));
    this.timers.push(setInterval(() => this.beat(), this.options.heartbeatMs));
    this.timers.push(setTimeout(() => this.finish(), this.options.lifetimeMs));
    for (const subscription of this.options.subscriptions) {
      const listener = {
        wake: () => this.planFlush(),
        replace: () => this.fail('ErrorNewEventStreamConnectionOpened', 'Another connection was opened.', subscription),
        stop: () => this.fail('ErrorSubscriptionNotFound', 'The subscription ended.', subscription),
      };
      this.listeners.set(subscription, listener);
      subscription.attach(listener);
    }
  }

  finish(): void {
    if (!this.isOpen) return;
    this.say(textElement('m:ConnectionStatus', 'Closed'));
    this.end();
  }

  private fail(code: string, text: string, { id }: Subscription): void {
    if (!this.isOpen) return;
    const { prefix } = this;
    const failed = streamFailure(new EwsError(code, text), [id], prefix);
    this.writer.write(streamed(response(operation, [failed]), prefix), 'status');
    this.end();
  }

  private end(): void {
    this.release();
    this.writer.end();
  }

  private release(): void {
    this.isOpen = false;
    for (const timer of this.timers.splice(0)) clearTimeout(timer);
    for (const [subscription, listener] of this.listeners) subscription.detach(listener);
    this.listeners.clear();
  }

  /** Events of one turn of the event loop, a bulk move for instance, travel together. */
  private planFlush(): void {
    if (this.isFlushPlanned) return;
    this.isFlushPlanned = true;
    setImmediate(() => {
      this.isFlushPlanned = false;
      if (this.isOpen) this.flush();
    });
  }

  private flush(): void {
    for (const subscription of this.options.subscriptions) {
      if (subscription.hasMissedEvents) {
        this.fail('ErrorMissedNotificationEvents', 'Too much happened while nobody listened.', subscription);
        return;
      }
      for (let events = subscription.drain(eventsPerEnvelope); events.length > 0;) {
        const told = this.options.isFoldersOnly ? events.map(asFolderChange) : events;
        this.notify([notificationXml(this.options.notificationElement, subscription, told)], 'events');
        events = subscription.drain(eventsPerEnvelope);
      }
    }
  }

  private beat(): void {
    const { subscriptions, notificationElement } = this.options;
    this.notify(
      subscriptions.map((subscription) => notificationXml(notificationElement, subscription, [])),
      'status',
    );
  }

  private notify(notifications: readonly Xml[], kind: 'events' | 'status'): void {
    const content = element('m:Notifications', notifications);
    this.writer.write(streamed(response(operation, [success(operation, content)]), this.prefix), kind);
  }

  private say(content: Xml): void {
    this.writer.write(streamed(response(operation, [success(operation, content)]), this.prefix), 'status');
  }

  private get prefix(): 't' | 'm' {
    return this.options.notificationElement === 'm:Notification' ? 'm' : 't';
  }
}

/** In the form of real servers, or in that of every other answer. */
export const streamed = (body: Xml, prefix: 't' | 'm'): Xml => (prefix === 'm' ? streamEnvelope(body) : envelope(body));

function asFolderChange({ number, event }: NumberedEvent): NumberedEvent {
  const { mailboxId, sequence, parentGuid, at } = event;
  const changed = {
    kind: 'modified',
    object: 'folder',
    guid: parentGuid,
    mailboxId,
    sequence,
    parentGuid,
    at,
  } as const;
  return { number, event: changed };
}

/** Real servers put the ids into the messages namespace, the schema into the types one; the option chooses. */
export function streamFailure(error: EwsError, ids: readonly string[], prefix: 't' | 'm'): Xml {
  const list = filledElement(
    'm:ErrorSubscriptionIds',
    ids.map((id) => textElement(`${prefix}:SubscriptionId`, id)),
  );
  return failure(operation, error, list + textElement('m:ConnectionStatus', 'Closed'));
}
