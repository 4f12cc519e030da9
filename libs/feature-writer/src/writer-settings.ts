/** How the writer works; the process that runs it may bind another one with what its environment says. */
export class WriterSettings {
  /** Kept on every activity; the same that ingest computes activity ids with. */
  readonly organizationId: string = 'organization';
  /** On starting, what changed within this time is published again: a predecessor may have published an older state late. */
  readonly republishWindowMs: number = 60_000;
  /** And once more after this, when no predecessor can be alive any more. */
  readonly republishAgainMs: number = 60_000;
  readonly relinkPage: number = 200;
  readonly relinkPollMs: number = 100;
  /** A relink is done when nothing older was found for this long, so that what was decided before it has drained. */
  readonly relinkSettleMs: number = 3_000;
  /** A relink whose next page does not come forth for this long has failed. */
  readonly relinkStalledMs: number = 300_000;

  /** A changed record is looked for in what is stored after this: what was resolved before it changed is stored by then. */
  readonly resolveSettleMs: number = 3_000;
  /** Activities that are looked at together. */
  readonly resolvePage: number = 200;

  /** Activities that a republication reads and tells again at once. */
  readonly republishPage: number = 100;
  /** Long jobs send their next page only while rules and writer are behind by fewer events of a partition. */
  readonly maxPipelineLag: number = 1_000;
  readonly lagPollMs: number = 1_000;
  /** From when an erasure is known everywhere until it begins, so that what was under way without knowing has drained. */
  readonly erasureSettleMs: number = 3_000;
  /** How often activities are looked for that are older than the organization keeps them. */
  readonly expireEveryMs: number = 3_600_000;
  /** How often long jobs that were left unfinished are looked for. */
  readonly resumeJobsMs: number = 300_000;

  constructor(given: Partial<WriterSettings> = {}) {
    Object.assign(this, given);
  }
}
