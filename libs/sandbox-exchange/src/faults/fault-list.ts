import { type FaultKind, type SandboxFault } from './fault';

interface Pending {
  readonly fault: SandboxFault;
  left: number;
}

export interface FaultTarget {
  readonly operation: string;
  readonly mailbox: string;
  readonly itemId?: string;
  readonly messageId?: string | undefined;
}

const itemKinds: ReadonlySet<FaultKind> = new Set(['item-not-found', 'item-corrupt', 'unparsable-item']);

/** The faults that are still to happen. */
export class FaultList {
  private pending: Pending[] = [];

  replace(faults: readonly SandboxFault[]): void {
    this.pending = faults.map((fault) => ({ fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  }

  get remaining(): readonly SandboxFault[] {
    return this.pending.map(({ fault, left }) => (Number.isFinite(left) ? { ...fault, times: left } : fault));
  }

  /** The next fault for a whole call; `applies` keeps those for later that make no sense now. */
  takeForCall(target: FaultTarget, applies: (kind: FaultKind) => boolean = () => true): SandboxFault | undefined {
    return this.take(target, (fault) => !itemKinds.has(fault.fault) && applies(fault.fault));
  }

  takeForItem(target: FaultTarget): SandboxFault | undefined {
    return this.take(target, ({ fault, itemId, messageId }) => {
      if (!itemKinds.has(fault)) return false;
      const isSameId = itemId === undefined || itemId === target.itemId;
      return isSameId && (messageId === undefined || messageId === target.messageId);
    });
  }

  private take(
    { operation, mailbox }: FaultTarget,
    matches: (fault: SandboxFault) => boolean,
  ): SandboxFault | undefined {
    const found = this.pending.find(({ fault }) => {
      const isSameOperation = fault.operation === '*' || fault.operation === operation;
      const isSameMailbox = fault.mailbox === undefined || fault.mailbox.toLowerCase() === mailbox.toLowerCase();
      return isSameOperation && isSameMailbox && matches(fault);
    });
    if (found === undefined) return undefined;
    found.left -= 1;
    this.pending = this.pending.filter(({ left }) => left > 0);
    return found.fault;
  }
}
