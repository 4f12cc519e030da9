import { type StoreEvent, type StoreEventKind } from '../store/mailbox-events';

export interface SubscriptionScope {
  readonly mailboxId: number;
  readonly mailboxGuid: string;
  /** Undefined means every folder of the mailbox. */
  readonly folderGuids: ReadonlySet<string> | undefined;
  readonly kinds: ReadonlySet<StoreEventKind>;
  readonly delivery: 'pull' | 'streaming';
  readonly timeoutMs: number;
  readonly affinityCookie: string;
}

export interface NumberedEvent {
  readonly number: number;
  readonly event: StoreEvent;
}

const mostWaiting = 10_000;

/** What one client wants to hear of, and what it has not fetched yet. */
export class Subscription {
  private waiting: NumberedEvent[] = [];
  private lastNumber = 0;
  private usedAt = Date.now();
  private listener: { readonly wake: () => void; readonly replace: () => void; readonly stop: () => void } | undefined;
  hasMissedEvents = false;

  constructor(
    readonly id: string,
    readonly scope: SubscriptionScope,
  ) {}

  offer(event: StoreEvent): void {
    if (!this.concerns(event)) return;
    if (this.waiting.length >= mostWaiting) {
      this.hasMissedEvents = true;
      return;
    }
    this.lastNumber += 1;
    this.waiting.push({ number: this.lastNumber, event });
    this.listener?.wake();
  }

  /** For streams: what was told once is not told again. */
  drain(max: number): readonly NumberedEvent[] {
    return this.waiting.splice(0, max);
  }

  /** For pulls: everything after the watermark, which confirms what came before. */
  after(number: number, max: number): { readonly events: readonly NumberedEvent[]; readonly hasMore: boolean } {
    this.usedAt = Date.now();
    this.waiting = this.waiting.filter((waiting) => waiting.number > number);
    return { events: this.waiting.slice(0, max), hasMore: this.waiting.length > max };
  }

  get newestNumber(): number {
    return this.lastNumber;
  }

  isExpired(): boolean {
    return this.listener === undefined && Date.now() - this.usedAt > this.scope.timeoutMs;
  }

  /** One connection at a time: a second one takes over, and the first is told so. */
  attach(listener: NonNullable<Subscription['listener']>): void {
    this.listener?.replace();
    this.listener = listener;
    if (this.waiting.length > 0) listener.wake();
  }

  detach(listener: NonNullable<Subscription['listener']>): void {
    if (this.listener !== listener) return;
    this.listener = undefined;
    this.usedAt = Date.now();
  }

  stop(): void {
    this.listener?.stop();
  }

  private concerns({ mailboxId, kind, parentGuid, oldParentGuid, guid }: StoreEvent): boolean {
    const { folderGuids, kinds } = this.scope;
    if (mailboxId !== this.scope.mailboxId || !kinds.has(kind)) return false;
    if (folderGuids === undefined) return true;
    return [parentGuid, oldParentGuid, guid].some((folder) => folder !== undefined && folderGuids.has(folder));
  }
}
