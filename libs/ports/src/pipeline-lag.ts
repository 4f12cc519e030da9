/** How far a group is behind on a topic: events that were not taken yet of the one partition where they are the most. */
export interface TopicLag {
  readonly group: string;
  readonly topic: string;
  readonly events: number;
}

/** Tells those who publish in bulk how far rules and writer are behind, so that live mail never waits behind them. */
export abstract class PipelineLag {
  /** By group and topic; may be a second old. Raises the broker's outage. */
  abstract readEach(): Promise<readonly TopicLag[]>;

  /** The worst of them. */
  async read(): Promise<number> {
    return Math.max(0, ...(await this.readEach()).map(({ events }) => events));
  }
}
