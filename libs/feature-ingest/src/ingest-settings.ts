interface ComparisonTimes {
  /** Each mailbox is compared with Exchange once in this time; 0: only when somebody asks. */
  readonly everyMs: number;
  /** How often it is looked for a mailbox that is due. */
  readonly lookMs: number;
  /** A scheduled comparison rests so much longer than each of its steps took. */
  readonly restFactor: number;
  readonly longestRestMs: number;
}

interface PollTimes {
  readonly busyMs: number;
  readonly normalMs: number;
  readonly quietMs: number;
}

/** How ingest works; the process that runs it binds one with what its environment says. */
export class IngestSettings {
  /** Part of every activity id; never changed once mail was recorded. */
  readonly organizationId: string = 'organization';
  readonly poll: PollTimes = { busyMs: 120_000, normalMs: 300_000, quietMs: 720_000 };
  /** How often configuration and open jobs are compared with what runs, which repeats lost hints. */
  readonly reconcileMs: number = 15_000;
  /** Mailboxes of one server that may ask it for something at the same moment. */
  readonly concurrentTasks: number = 16;
  /** Content fetches of one mailbox at the same moment, beside its one read. */
  readonly concurrentFetches: number = 2;
  /** Items fetched, published and indexed in one step; between two, more urgent work has its turn. */
  readonly portion: number = 100;
  /** A message found nowhere is looked for once more after this, because a moving item may be in neither place. */
  readonly secondLookMs: number = 2_000;
  /** First pause before an item that could not be read is tried again; doubles with each attempt. */
  readonly retryMs: number = 2_000;
  /** First pause after the server could not be reached; doubles with each failure. */
  readonly outageMs: number = 1_000;
  /** Hints are watched anew this long after the set of mailboxes changed. */
  readonly hintsDebounceMs: number = 500;
  /** How long a step under way may take to end when its mailbox is given up; what it writes later is refused or harmless. */
  readonly stopMs: number = 5_000;
  /** How long a completeness check waits for what it observed again to be stored. */
  readonly drainMs: number = 10_000;
  /** When the pipeline is still behind after this, the comparison is given up and made again later. */
  readonly drainAtMostMs: number = 300_000;
  readonly completeness: ComparisonTimes = {
    everyMs: 86_400_000,
    lookMs: 60_000,
    restFactor: 4,
    longestRestMs: 2_000,
  };
  /** A backfill waits while rules or writer are behind by more events of one partition. */
  readonly maxPipelineLag: number = 1_000;
  /** A mailbox that somebody else took over although it is ours is taken again after this: they may have been about to leave. */
  readonly leaveToOthersMs: number = 45_000;

  constructor(given: Partial<IngestSettings> = {}) {
    Object.assign(this, given);
  }
}
