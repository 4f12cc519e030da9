import type { Admin, Kafka } from 'kafkajs';

export interface PartitionRange {
  readonly partition: number;
  /** The oldest that is kept. */
  readonly start: number;
  /** Behind the newest. */
  readonly end: number;
}

/** Asks for the ranges of topics over one connection, which is made when it is needed and anew after a failure. */
export class TopicEnds {
  private admin: Promise<Admin> | undefined;

  constructor(private readonly kafka: Kafka) {}

  /** In the order of their numbers. */
  async of(topic: string): Promise<readonly PartitionRange[]> {
    try {
      const admin = await (this.admin ??= this.connected());
      const ranges = await admin.fetchTopicOffsets(topic);
      return ranges
        .map(({ partition, low, high }) => ({ partition, start: Number(low), end: Number(high) }))
        .toSorted((a, b) => a.partition - b.partition);
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    const { admin } = this;
    this.admin = undefined;
    await admin?.then((connected) => connected.disconnect()).catch(() => undefined);
  }

  private async connected(): Promise<Admin> {
    const admin = this.kafka.admin();
    await admin.connect();
    return admin;
  }
}
