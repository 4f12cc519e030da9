import { Injectable } from '@nestjs/common';
import { EventLogReader, type LoggedEvent } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { toCloudEvent, type CloudEventPage } from './cloud-event';
import { demandOnward, type EventQuery } from './event-query';
import { placeOf } from './place-of';

@Injectable()
export class ReadEvents {
  constructor(
    private readonly log: EventLogReader,
    private readonly options: GatewayOptions,
  ) {}

  async execute(query: EventQuery): Promise<CloudEventPage> {
    demandOnward(query, false);
    return query.order === 'newest' ? this.newest(query) : this.onward(query);
  }

  private async onward({ topic, after, cursor, limit }: EventQuery): Promise<CloudEventPage> {
    const place = await placeOf(this.log, topic, after ?? cursor);
    const { events, next } = await this.log.read(topic, place, limit);
    return { items: this.views(events), nextCursor: events.length < limit ? null : next, next };
  }

  /** Later ones than these come behind where this page begins. */
  private async newest({ topic, cursor, limit }: EventQuery): Promise<CloudEventPage> {
    const place = cursor ?? (await this.log.end(topic));
    const { events, next } = await this.log.readBack(topic, place, limit);
    return { items: this.views(events), nextCursor: events.length < limit ? null : next, next: place };
  }

  private views(events: readonly LoggedEvent[]): CloudEventPage['items'] {
    return events.map((event) => toCloudEvent(event, this.options.eventSource));
  }
}
