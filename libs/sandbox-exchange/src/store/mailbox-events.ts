export type StoreEventKind = 'created' | 'deleted' | 'modified' | 'moved' | 'copied' | 'new-mail';

/** What happened to one item or folder; a hint for subscribers, never the truth. */
export interface StoreEvent {
  readonly kind: StoreEventKind;
  readonly mailboxId: number;
  readonly object: 'item' | 'folder';
  readonly guid: string;
  readonly sequence: number;
  readonly parentGuid: string;
  readonly oldGuid?: string;
  readonly oldParentGuid?: string;
  readonly unreadCount?: number;
  readonly at: number;
}

type Listener = (events: readonly StoreEvent[]) => void;

export class MailboxEvents {
  private readonly listeners = new Set<Listener>();

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  publish(events: readonly StoreEvent[]): void {
    for (const listener of this.listeners) listener(events);
  }
}
