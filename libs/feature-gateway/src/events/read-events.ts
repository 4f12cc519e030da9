import { Injectable } from '@nestjs/common';
import { EventLogReader } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { toCloudEvent, type CloudEventPage } from './cloud-event';
import type { EventQuery } from './event-query';
import { placeOf } from './place-of';

@Injectable()
export class ReadEvents {
  constructor(
    private readonly log: EventLogReader,
    private readonly options: GatewayOptions,
  ) {}

  async execute({ topic, after, cursor, limit }: EventQuery): Promise<CloudEventPage> {
    const place = await placeOf(this.log, topic, after ?? cursor);
    const { events, next } = await this.log.read(topic, place, limit);
    const items = events.map((event) => toCloudEvent(event, this.options.eventSource));
    return { items, nextCursor: events.length < limit ? null : next, next };
  }
}
