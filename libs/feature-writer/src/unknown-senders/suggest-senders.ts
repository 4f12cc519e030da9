import { failpoint } from '@foldwatch/platform';
import { EventPublisher, UnknownSenders } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { unknownSenderOutcomes } from '../writer-metrics';
import type { SenderPlan } from './plan-sender';
import { suggestedMessage } from './record-messages';

/** Puts senders on the desk, and tells of each with its first message. */
@Injectable()
export class SuggestSenders {
  constructor(
    private readonly desk: UnknownSenders,
    private readonly publisher: EventPublisher,
  ) {}

  async execute(plans: readonly SenderPlan[]): Promise<void> {
    const sightings = plans.flatMap(({ suggest, trace }) => suggest.map((sighting) => ({ sighting, trace })));
    if (sightings.length === 0) return;
    const noted = await this.desk.noteMany(sightings.map(({ sighting }) => sighting));
    failpoint('writer.sender-suggested');
    const firsts = sightings.flatMap(({ sighting, trace }, at) => {
      const sender = noted[at];
      return sender?.activityId === sighting.draft.source.activityId ? [suggestedMessage(sender, trace)] : [];
    });
    await this.publisher.publish(firsts);
    unknownSenderOutcomes.inc({ outcome: 'suggested' }, firsts.length);
  }
}
