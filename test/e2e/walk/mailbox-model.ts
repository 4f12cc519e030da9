/**
 * What the behaviour's event table says a mailbox must come to, seen from what rests in its folders. A place that a message
 * only passed through between two readings may or may not have been seen, so the model keeps what is allowed and, once the
 * product has settled, takes over what it chose.
 */
export interface ModelRule {
  readonly folderId: string;
  readonly recordId?: string;
}

interface ModelMessage {
  readonly key: string;
  /** Folder of each item, by item id. */
  readonly items: Map<string, string>;
  tracked: boolean;
  recordId: string | undefined;
  /** Items placed since the product last settled, and where. */
  arrivals: { readonly itemId: string; readonly folderId: string }[];
}

/** What the store says of one message. */
export interface Recorded {
  readonly recordId: string | undefined;
  readonly folderIds: readonly string[];
}

export class MailboxModel {
  private readonly messages = new Map<string, ModelMessage>();
  private readonly rules = new Map<string, ModelRule>();

  addRule(rule: ModelRule): void {
    this.rules.set(rule.folderId, rule);
  }

  /** The folder is gone, with all that was in it. */
  removeFolder(folderId: string): void {
    this.rules.delete(folderId);
    for (const message of this.messages.values()) {
      for (const [itemId, folder] of message.items) if (folder === folderId) message.items.delete(itemId);
    }
  }

  isRuled(folderId: string): boolean {
    return this.rules.has(folderId);
  }

  get ruledFolders(): readonly string[] {
    return [...this.rules.keys()];
  }

  get items(): readonly { readonly key: string; readonly itemId: string; readonly folderId: string }[] {
    return [...this.messages.values()].flatMap(({ key, items }) =>
      [...items].map(([itemId, folderId]) => ({ key, itemId, folderId })),
    );
  }

  arrive(key: string, itemId: string, folderId: string): void {
    const message: ModelMessage = this.messages.get(key) ?? {
      key,
      items: new Map(),
      tracked: false,
      recordId: undefined,
      arrivals: [],
    };
    this.messages.set(key, message);
    message.items.set(itemId, folderId);
    message.arrivals.push({ itemId, folderId });
  }

  move(key: string, from: string, to: string, folderId: string): void {
    this.leave(key, from);
    this.arrive(key, to, folderId);
  }

  leave(key: string, itemId: string): void {
    this.messages.get(key)?.items.delete(itemId);
  }

  /** Everything in which the store differs from what is allowed; empty when it is right. */
  differences(recorded: ReadonlyMap<string, Recorded>): readonly string[] {
    const found = [...this.messages.values()].flatMap((message) =>
      this.differencesOf(message, recorded.get(message.key)),
    );
    const unknown = [...recorded.keys()].filter((key) => !this.messages.has(key));
    return [...found, ...unknown.map((key) => `${key}: recorded, but no such message was ever there`)];
  }

  /** The product has settled on this; what was open is decided. */
  settle(recorded: ReadonlyMap<string, Recorded>): void {
    for (const message of this.messages.values()) {
      const now = recorded.get(message.key);
      message.tracked = now !== undefined;
      message.recordId = now?.recordId;
      message.arrivals = [];
    }
  }

  private differencesOf(message: ModelMessage, now: Recorded | undefined): readonly string[] {
    const arrivals = message.arrivals.filter(({ folderId }) => this.rules.has(folderId));
    const resting = arrivals.filter(({ itemId, folderId }) => message.items.get(itemId) === folderId);
    if (now === undefined) {
      const isMissing = message.tracked || resting.length > 0;
      return isMissing ? [`${message.key}: not recorded, though it rests or rested in a tracked folder`] : [];
    }
    if (!message.tracked && arrivals.length === 0)
      return [`${message.key}: recorded, though never in a tracked folder`];
    return [...this.recordDifference(message, now, { arrivals, resting }), ...this.placeDifferences(message, now)];
  }

  private recordDifference(
    message: ModelMessage,
    now: Recorded,
    acts: Record<'arrivals' | 'resting', ModelMessage['arrivals']>,
  ): readonly string[] {
    const recordsOf = (places: ModelMessage['arrivals']): readonly string[] =>
      places.map(({ folderId }) => this.rules.get(folderId)?.recordId).filter((id) => id !== undefined);
    const isSet = recordsOf(acts.resting).length > 0;
    const allowed = [...recordsOf(acts.arrivals), ...(isSet ? [] : [message.recordId])];
    return allowed.includes(now.recordId)
      ? []
      : [
          `${message.key}: regarding ${now.recordId ?? 'nothing'}, expected ${allowed.map((id) => id ?? 'nothing').join(' or ')}`,
        ];
  }

  /** Every item in a tracked folder is listed; whatever is listed is there. */
  private placeDifferences(message: ModelMessage, now: Recorded): readonly string[] {
    const actual = [...message.items.values()];
    const missing = without(
      actual.filter((folderId) => this.rules.has(folderId)),
      now.folderIds,
    );
    const surplus = without(now.folderIds, actual);
    return [
      ...missing.map((folderId) => `${message.key}: its item in ${folderId} is not listed`),
      ...surplus.map((folderId) => `${message.key}: an item is listed in ${folderId} where none is`),
    ];
  }
}

/** The members of a list that remain when those of another are taken away, one for one. */
function without(list: readonly string[], taken: readonly string[]): readonly string[] {
  const left = [...taken];
  return list.filter((member) => {
    const at = left.indexOf(member);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
