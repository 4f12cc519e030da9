import type {
  Check,
  DifferenceKind,
  FolderId,
  JudgedMail,
  MailboxId,
  MailParty,
  PresentObservation,
  ProposedChanges,
  SimulationCounts,
} from '@foldwatch/domain';

/** A proposal that is tried upon messages. Everything of it is gone when it is removed, at the latest after a day. */
export interface Simulation {
  readonly id: string;
  /** The name of whoever asked. */
  readonly askedBy: string;
  readonly createdAt: string;
  readonly changes: ProposedChanges;
  /** Messages received from then on; none of a pasted message. */
  readonly since?: string;
  /** Whoever asked may see what untracked mail says, so that it is kept with the differences. */
  readonly keepsText: boolean;
}

/** How far a simulation is with one mailbox. */
export interface SimulationPart {
  readonly simulationId: string;
  readonly mailboxId: MailboxId;
  /** Compared and set with each step; 1 for the first. */
  readonly revision: number;
  readonly createdAt: string;
  /** By which its owner reads the mailbox; none of a pasted message. */
  readonly jobId?: string;
  readonly state: 'open' | 'done' | 'failed';
  /** While it is open: somebody decides upon its messages until then. */
  readonly claimedUntil: string;
  /** Pages of samples that were decided upon. */
  readonly pages: number;
  readonly counts: SimulationCounts;
  /** How many differences were kept; the list is bounded. */
  readonly listed: number;
  readonly failure?: { readonly code: string; readonly message: string };
}

/** What would be decided about one message, and why. */
export interface SimulatedDecision extends Pick<JudgedMail, 'verdict' | 'reason' | 'rule' | 'creates'> {
  readonly checks: readonly Check[];
}

export interface SimulationDifference {
  readonly mailboxId: MailboxId;
  readonly folderId: FolderId;
  /** `undefined` for a pasted message that would fare as now. */
  readonly kind?: DifferenceKind;
  readonly receivedAt?: string;
  readonly internetMessageId?: string;
  readonly now: SimulatedDecision;
  readonly proposed: SimulatedDecision;
  readonly subject?: string;
  readonly from?: MailParty;
}

/** Messages to decide upon, in the order in which they were read. */
export interface SamplePage {
  readonly simulationId: string;
  readonly mailboxId: MailboxId;
  readonly createdAt: string;
  /** Counts from 0. */
  readonly page: number;
  readonly isLast: boolean;
  readonly observations: readonly PresentObservation[];
}

/** What was asked, apart from activities and decisions. Raises `StoreUnavailable`. */
export abstract class Simulations {
  abstract add(simulation: Simulation, parts: readonly SimulationPart[]): Promise<void>;
  abstract find(id: string): Promise<Simulation | undefined>;
  /** With parts, samples and differences; a part that is advanced meanwhile is lost. */
  abstract remove(id: string): Promise<void>;
  /** Removes up to `limit` documents of what was asked before `before`; says how many. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}

/** How far simulations are, and what they found. Raises `StoreUnavailable`. */
export abstract class SimulationParts {
  abstract findMany(simulationId: string): Promise<readonly SimulationPart[]>;
  /** Those upon which nobody decides at `now`. */
  abstract findUnclaimed(now: string, limit: number): Promise<readonly SimulationPart[]>;
  /**
   * Writes a part whose stored revision is one below, with what its page differs in, and forgets that page; `lost` says that
   * somebody else was faster or the simulation is gone, and nothing of it stays.
   */
  abstract advance(
    part: SimulationPart,
    found?: { readonly page: number; readonly differences: readonly SimulationDifference[] },
  ): Promise<'saved' | 'lost'>;
  /** In the order in which messages were read, mailbox by mailbox. Raises `InvalidCursor`. */
  abstract listDifferences(
    simulationId: string,
    filter: { readonly mailboxId?: MailboxId; readonly limit: number; readonly cursor?: string },
  ): Promise<{ readonly differences: readonly SimulationDifference[]; readonly nextCursor?: string }>;
}

/** Metadata of messages on its way from who reads to who decides; none outlives its simulation. Raises `StoreUnavailable`. */
export abstract class SimulationSamples {
  /** Replaces the page where it is put again. */
  abstract put(page: SamplePage): Promise<void>;
  abstract find(part: SampledPart, page: number): Promise<SamplePage | undefined>;
  /** Pages that wait. */
  abstract count(part: SampledPart): Promise<number>;
  abstract remove(part: SampledPart): Promise<void>;
}

type SampledPart = Pick<SimulationPart, 'simulationId' | 'mailboxId'>;
