import { pause } from '@foldwatch/platform';
import type { TopicEnds } from './topic-ends';

const lookMs = 100;
/** A reader may have looked just before the growth that it now waits for, so no wait is longer than this. */
const longestWaitMs = 1_000;

/** Tells when topics have grown, by looking at their ends as long as somebody waits: one look for all who do. */
export class TopicGrowth {
  private readonly looks = new Map<string, Promise<string>>();

  constructor(private readonly ends: TopicEnds) {}

  /** Resolves when the topic has grown, after a second at the latest, or when `signal` is aborted. */
  async next(topic: string, signal: AbortSignal): Promise<void> {
    const endsAt = Date.now() + longestWaitMs;
    const before = await this.look(topic);
    while (!signal.aborted && Date.now() < endsAt && (await this.look(topic)) === before) await pause(lookMs, signal);
  }

  /** Brokers that are away show no growth; whoever reads then learns of it. */
  private look(topic: string): Promise<string> {
    const running = this.looks.get(topic);
    if (running !== undefined) return running;
    const look = this.ends
      .of(topic)
      .then((ranges) => ranges.map(({ end }) => end).join('.'))
      .catch(() => '')
      .finally(() => this.looks.delete(topic));
    this.looks.set(topic, look);
    return look;
  }
}
