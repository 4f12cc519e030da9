import type { KafkaMessage } from 'kafkajs';
import type { FetchedPartition } from '../kafka-cluster';

export interface PlacedMessage {
  readonly partition: number;
  readonly message: KafkaMessage;
}

/** All messages, those of a partition in its order, partitions mixed by the times of what is next in each. */
export function mergeByTime(partitions: readonly FetchedPartition[]): readonly PlacedMessage[] {
  return partitions
    .flatMap(({ partition, messages }) => {
      let time = 0;
      return messages.map((message) => {
        time = Math.max(time, Number(message.timestamp));
        return { partition, message, time };
      });
    })
    .toSorted((a, b) => a.time - b.time);
}
