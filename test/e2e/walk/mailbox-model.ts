import type { Governance, ModelRule } from './governance';

/** An item came to a folder, or its folder came to be tracked by another rule. */
export interface Arrival {
  readonly itemId: string;
  readonly folderId: string;
  /**
   * A `repeat` is read by the rule that tracked it before, which is nothing new. What was `dismissed` counts again once
   * another copy is tracked. A `late` one was a backfill that may still
   * have been under way when everything seemed settled: nothing but the record shows whether it came.
   */
  readonly kind: 'act' | 'backfill' | 'repeat' | 'dismissed' | 'late';
  /** The rule that tracked the folder at that moment. */
  readonly ruleId: string | undefined;
  /** The product knew of that rule before, so that it takes an act for one. */
  readonly isKnown: boolean;
}

/** The copies of one message in a mailbox. */
export interface ModelCopies {
  readonly key: string;
  /** Folder of each item, by item id. */
  readonly items: Map<string, string>;
  /** Whether the mailbox tracked it when everything had last settled. */
  tracked: boolean;
  /** Whether the mailbox ever tracked it: from then on an arrival is a move or copy, a person's act. */
  everTracked: boolean;
  /** Since everything last settled. */
  arrivals: readonly Arrival[];
}

export interface ModelItem {
  readonly key: string;
  readonly itemId: string;
  readonly folderId: string;
}

/** What is in one mailbox, and what happened there since everything last settled. */
export class MailboxModel {
  private readonly messages = new Map<string, ModelCopies>();
  private governance: Governance = new Map();
  /** Every rule that tracked a folder since everything last settled. */
  private tracking = new Map<string, Set<ModelRule>>();
  private trackingBefore: ReadonlyMap<string, ReadonlySet<ModelRule>> = new Map();
  /** Folders whose rule the product is sure to know: a rule is waited for, a moved folder is not. */
  private readonly wellKnown = new Set<string>();
  /** Items that a rule left out, or that were untracked where they are: reading them again brings nothing back. */
  private readonly leftOut = new Set<string>();
  private readonly dismissed = new Set<string>();
  /** The rule that last tracked an item. */
  private readonly trackedBy = new Map<string, string>();

  get copies(): readonly ModelCopies[] {
    return [...this.messages.values()];
  }

  get items(): readonly ModelItem[] {
    return this.copies.flatMap(({ key, items }) => [...items].map(([itemId, folderId]) => ({ key, itemId, folderId })));
  }

  find(key: string): ModelCopies | undefined {
    return this.messages.get(key);
  }

  ruleOf(folderId: string): ModelRule | undefined {
    return this.governance.get(folderId);
  }

  arrive(key: string, itemId: string, folderId: string): void {
    const copies: ModelCopies = this.messages.get(key) ?? {
      key,
      items: new Map(),
      tracked: false,
      everTracked: false,
      arrivals: [],
    };
    this.messages.set(key, copies);
    copies.items.set(itemId, folderId);
    const ruleId = this.governance.get(folderId)?.ruleId;
    const isKnown = this.wellKnown.has(folderId);
    if (ruleId !== undefined) this.trackedBy.set(itemId, ruleId);
    copies.arrivals = [...copies.arrivals, { itemId, folderId, kind: 'act', ruleId, isKnown }];
  }

  move({ key, itemId }: ModelItem, to: string, folderId: string): void {
    this.leave({ key, itemId });
    this.arrive(key, to, folderId);
  }

  leave({ key, itemId }: Pick<ModelItem, 'key' | 'itemId'>): void {
    this.messages.get(key)?.items.delete(itemId);
  }

  /** The folder is gone, with all that was in it. */
  removeFolder(folderId: string): void {
    for (const item of this.items) if (item.folderId === folderId) this.leave(item);
  }

  /** Rules or folders changed. What rests in a folder that another rule tracks now is read by it, unless it leaves that out. */
  govern(governance: Governance, added?: ModelRule): void {
    for (const folderId of this.wellKnown) if (!governance.has(folderId)) this.wellKnown.delete(folderId);
    for (const [folderId, rule] of governance) {
      this.noteTracking(folderId, rule);
      if (this.governance.get(folderId)?.ruleId === rule.ruleId) continue;
      if (rule.ruleId === added?.ruleId) this.wellKnown.add(folderId);
      else this.wellKnown.delete(folderId);
      for (const item of this.items) if (item.folderId === folderId) this.readAgain(item, rule, added);
    }
    this.governance = governance;
  }

  dismiss(key: string): void {
    const copies = this.messages.get(key);
    if (copies === undefined) return;
    copies.tracked = false;
    for (const itemId of copies.items.keys()) this.dismissed.add(itemId);
  }

  /** What was open is decided. */
  settle(isTracked: (key: string) => boolean): void {
    for (const copies of this.messages.values()) {
      copies.tracked = isTracked(copies.key);
      copies.everTracked ||= copies.tracked;
      const backfilled = copies.arrivals.filter(({ kind }) => kind === 'backfill');
      copies.arrivals = backfilled.map((arrival) => ({ ...arrival, kind: 'late' }));
    }
    this.trackingBefore = this.tracking;
    for (const folderId of this.governance.keys()) this.wellKnown.add(folderId);
    this.tracking = new Map([...this.governance].map(([folderId, rule]) => [folderId, new Set([rule])]));
  }

  /** Rules that may have tracked what arrived. */
  possibleRules({ folderId, kind }: Arrival): readonly ModelRule[] {
    return [...((kind === 'late' ? this.trackingBefore : this.tracking).get(folderId) ?? [])];
  }

  /** Arrivals that are still where a rule tracks them, so that the product must have seen them. */
  resting({ items, arrivals }: ModelCopies): readonly Arrival[] {
    return arrivals.filter(
      ({ itemId, folderId, kind }) =>
        kind !== 'late' &&
        kind !== 'dismissed' &&
        items.get(itemId) === folderId &&
        this.governance.has(folderId) &&
        !this.isLeftOut(itemId),
    );
  }

  /** Folders of the items that a link must list. */
  listedFolders({ items }: ModelCopies): readonly string[] {
    return [...items].flatMap(([itemId, folderId]) =>
      this.governance.has(folderId) && !this.isLeftOut(itemId) ? [folderId] : [],
    );
  }

  private readAgain({ key, itemId, folderId }: ModelItem, rule: ModelRule, added: ModelRule | undefined): void {
    const copies = this.messages.get(key);
    if (copies === undefined) return;
    const isNew = rule.ruleId === added?.ruleId;
    if (rule.existing === 'skip' && (isNew || this.leftOut.has(itemId))) this.leftOut.add(itemId);
    else this.leftOut.delete(itemId);
    if (isNew && rule.existing === 'skip') return;
    const before = this.trackedBy.get(itemId);
    this.trackedBy.set(itemId, rule.ruleId);
    const kind = this.dismissed.has(itemId) ? 'dismissed' : before === rule.ruleId ? 'repeat' : 'backfill';
    copies.arrivals = [...copies.arrivals, { itemId, folderId, kind, ruleId: rule.ruleId, isKnown: false }];
  }

  private noteTracking(folderId: string, rule: ModelRule): void {
    const rules = this.tracking.get(folderId) ?? new Set();
    this.tracking.set(folderId, rules.add(rule));
  }

  private isLeftOut(itemId: string): boolean {
    return this.leftOut.has(itemId) || this.dismissed.has(itemId);
  }
}
