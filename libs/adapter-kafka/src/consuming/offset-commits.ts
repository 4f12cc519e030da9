import { pause } from '@foldwatch/platform';
import type { TopicPartitionOffsetAndMetadata } from 'kafkajs';

type Commit = (offsets: TopicPartitionOffsetAndMetadata[]) => Promise<void>;

/** Whether the group is between two assignments, or the brokers are away: a while later it may succeed. */
const againMs = 250;

/**
 * Notes how far each partition is settled and tells the brokers, one request after the other with all that was noted
 * meanwhile. What cannot be told is told again later; what never is has events delivered again.
 */
export class OffsetCommits {
  private readonly noted = new Map<string, TopicPartitionOffsetAndMetadata>();
  private readonly stopping = new AbortController();
  private committing: Promise<void> | undefined;

  constructor(private readonly commit: Commit) {}

  note(topic: string, partition: number, next: number): void {
    this.noted.set(keyOf(topic, partition), { topic, partition, offset: String(next) });
    this.committing ??= this.commitAll();
  }

  /** A partition that is another's now is theirs to commit. */
  forget(topic: string, partition: number): void {
    this.noted.delete(keyOf(topic, partition));
  }

  /** Tries what is noted once more, and no longer than that. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.committing;
  }

  private async commitAll(): Promise<void> {
    while (this.noted.size > 0) {
      const isTold = await this.commitNoted();
      if (!isTold && this.stopping.signal.aborted) break;
      if (!isTold) await pause(againMs, this.stopping.signal);
    }
    this.committing = undefined;
  }

  private async commitNoted(): Promise<boolean> {
    const batch = [...this.noted];
    try {
      await this.commit(batch.map(([, offset]) => offset));
    } catch {
      return false;
    }
    for (const [key, offset] of batch) if (this.noted.get(key) === offset) this.noted.delete(key);
    return true;
  }
}

const keyOf = (topic: string, partition: number): string => `${topic}/${partition}`;
