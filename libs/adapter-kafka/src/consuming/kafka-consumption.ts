import type { DeliverySettings, EventAttempts } from '@foldwatch/platform-delivery';
import type { Clock, ParkedEvents } from '@foldwatch/ports';
import type { Kafka } from 'kafkajs';
import type { TopicNames } from '../topic-names';
import type { GroupOwnership } from './group-ownership';

/** How members of a group notice one another. */
export interface MembershipTimes {
  /** A member that was silent for so long is gone, and others take its partitions. */
  readonly sessionMs: number;
  readonly heartBeatMs: number;
  /** How long members may take to come together anew. */
  readonly rebalanceMs: number;
  /** How long the brokers hold an answer back for lack of events; members notice a rebalance no sooner. */
  readonly fetchWaitMs: number;
}

/** Heart-beats often enough for two to be lost; a rebalance gets the time that a member has. */
export const membershipOf = (sessionMs: number): MembershipTimes => ({
  sessionMs,
  heartBeatMs: Math.round(sessionMs / 4),
  rebalanceMs: sessionMs,
  fetchWaitMs: 100,
});

/** What every consumer of this process works with. */
export interface KafkaConsumption {
  readonly kafka: Kafka;
  readonly names: TopicNames;
  readonly instance: string;
  readonly compactedTopics: ReadonlySet<string>;
  readonly membership: MembershipTimes;
  readonly parkedEvents: ParkedEvents;
  readonly clock: Clock;
  readonly settings: DeliverySettings;
  readonly attempts: EventAttempts;
  readonly ownership: GroupOwnership;
}
