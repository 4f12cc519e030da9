import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId, PresentObservation } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import { SimulationSamples, type JobRequest, type JobResult, type MailboxJob, type Simulation } from '@foldwatch/ports';
import { takeTurn } from '../jobs/job-steps';
import { MailboxAway } from '../mailbox/health/mailbox-away';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { priorities } from '../mailbox/timing/task-lane';
import { SampleFolders } from './sample-folders';
import { SampleItems } from './sample-items';
import { beginReading, behindListing, behindPortion, type SamplePlace, type SampleReading } from './sample-place';
import { SamplingHeadway } from './sampling-headway';

/** Pages that may wait to be decided upon: enough to keep whoever decides busy, and little to forget. */
const mostWaiting = 4;
const waitMs = 100;

interface SamplingJob extends Omit<MailboxJob, 'request'> {
  readonly request: Extract<JobRequest, { kind: 'simulate' }>;
  /** Aborted when the process ends: the job stays open then. */
  readonly signal: AbortSignal;
}

interface Sampling {
  readonly runtime: MailboxRuntime;
  readonly jobId: string;
  readonly signal: AbortSignal;
  readonly simulation: Simulation;
  readonly folders: readonly FolderId[];
}

/**
 * Reads messages for a simulation, behind everything else that the mailbox has to do, and no faster than they are decided
 * upon. A portion is noted when its samples are stored; a restart goes on from there.
 */
@Injectable()
export class ReadSamples {
  constructor(
    private readonly samples: SimulationSamples,
    private readonly items: SampleItems,
    private readonly sampleFolders: SampleFolders,
    private readonly headway: SamplingHeadway,
  ) {}

  async execute(runtime: MailboxRuntime, { id: jobId, request, progress, signal }: SamplingJob): Promise<JobResult> {
    const simulation = await this.headway.find(request.simulationId);
    if (simulation === undefined) return { kind: 'stopped' };
    const folders = await this.sampleFolders.find(runtime.mailbox, simulation.changes);
    const sampling = { runtime, jobId, signal, simulation, folders };
    const isWhole = await this.read(sampling, beginReading(progress, folders));
    if (!isWhole) await this.samples.remove(partOf(sampling));
    return { kind: isWhole ? 'done' : 'stopped' };
  }

  /** False when it was stopped. */
  private async read(sampling: Sampling, begun: SampleReading): Promise<boolean> {
    let reading: SampleReading | undefined = begun;
    while (reading?.place !== undefined) reading = await this.readListing(sampling, reading, reading.place);
    if (reading === undefined) return false;
    await this.put(sampling, { page: reading.page, isLast: true, observations: [] });
    return this.headway.isWanted(sampling.simulation.id);
  }

  /** A page of a folder's listing; `undefined` when it was stopped. */
  private async readListing(
    sampling: Sampling,
    begun: SampleReading,
    listed: SamplePlace,
  ): Promise<SampleReading | undefined> {
    const { runtime, jobId, simulation, folders } = sampling;
    const { since = '' } = simulation;
    const { itemIds, next } = await this.turn(sampling, () => this.items.list(runtime.mailbox, listed, since));
    let reading = begun;
    for (const portion of [...this.items.portions(itemIds)].slice(listed.portions)) {
      const count = await this.readPortion(sampling, { ...listed, itemIds: portion, page: reading.page });
      if (count === undefined) return undefined;
      reading = behindPortion(reading, reading.place ?? listed, count);
      if (!(await this.headway.note(jobId, reading))) return undefined;
    }
    const behind = behindListing(reading, listed, { next, folders });
    return (await this.headway.note(jobId, behind)) ? behind : undefined;
  }

  /** How many messages it had; `undefined` when it was stopped. */
  private async readPortion(
    sampling: Sampling,
    {
      folderId,
      itemIds,
      page,
    }: { readonly folderId: FolderId; readonly itemIds: readonly ItemId[]; readonly page: number },
  ): Promise<number | undefined> {
    if (!(await this.hasRoom(sampling))) return undefined;
    const { runtime, simulation } = sampling;
    const sought = { folderId, itemIds, since: simulation.since ?? '' };
    const observations = await this.turn(sampling, () => this.items.fetch(runtime.mailbox, sought));
    await this.put(sampling, { page, isLast: false, observations });
    return observations.length;
  }

  /** Waits for it; false when nobody wants the simulation any more. */
  private async hasRoom(sampling: Sampling): Promise<boolean> {
    while (await this.headway.isWanted(sampling.simulation.id)) {
      const waiting = await this.turn(sampling, () => this.samples.count(partOf(sampling)));
      if (waiting < mostWaiting) return true;
      await pause(waitMs, sampling.signal);
    }
    return false;
  }

  private put(
    sampling: Sampling,
    read: { readonly page: number; readonly isLast: boolean; readonly observations: readonly PresentObservation[] },
  ): Promise<void> {
    return this.samples.put({ ...partOf(sampling), createdAt: sampling.simulation.createdAt, ...read });
  }

  private async turn<T>({ runtime, jobId, signal }: Sampling, step: () => Promise<T>): Promise<T> {
    if (signal.aborted) throw new MailboxAway(runtime.mailbox.id);
    return takeTurn(runtime, jobId, step, priorities.backfill);
  }
}

const partOf = ({ runtime, simulation }: Sampling): { readonly simulationId: string; readonly mailboxId: string } => ({
  simulationId: simulation.id,
  mailboxId: runtime.mailbox.id,
});
