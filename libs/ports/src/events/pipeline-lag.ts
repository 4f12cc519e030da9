/** A topic that a consumer group of Foldwatch takes. */
export interface WatchedTopic {
  readonly group: string;
  readonly topic: string;
  /** Whether mail passes here between being seen and being stored, so that live mail feels it. */
  readonly carriesMail: boolean;
}

/** How far a group is behind on a topic: events that were not taken yet of the one partition where they are the most. */
export interface TopicLag extends WatchedTopic {
  readonly events: number;
}

/** Tells how far services are behind; and those who publish in bulk whether live mail would have to wait. Raises the broker's outage. */
export abstract class PipelineLag {
  /** By group and topic; may be a second old. */
  abstract readEach(): Promise<readonly TopicLag[]>;
  /** The worst where mail passes. */
  abstract read(): Promise<number>;
}
