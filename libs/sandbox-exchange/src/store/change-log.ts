import { type Database, numberOf, textOf } from './database';
import { type Item } from './item';
import { toItem } from './item-rows';
import { type MailboxStore } from './mailbox-store';

/**
 * How far a client has read. `listing` walks what was there when it began, newest first; `following` walks what
 * happened after `base`, of which everything up to `position` was already told.
 */
export type SyncPosition =
  | { readonly phase: 'listing'; readonly base: number; readonly receivedAt: number; readonly id: number }
  | { readonly phase: 'following'; readonly base: number; readonly position: number };

export type FolderChange =
  | { readonly kind: 'create' | 'update' | 'read-flag'; readonly item: Item }
  | { readonly kind: 'delete'; readonly guid: string };

export interface ChangePage {
  readonly changes: readonly FolderChange[];
  readonly next: SyncPosition;
  readonly isLast: boolean;
}

interface Numbered {
  readonly sequence: number;
  readonly change: FolderChange;
}

export function beginning(currentSequence: number): SyncPosition {
  return {
    phase: 'listing',
    base: currentSequence,
    receivedAt: Number.MAX_SAFE_INTEGER,
    id: Number.MAX_SAFE_INTEGER,
  };
}

/** Reads a folder page by page; every page is a range of an index. */
export class ChangeLog {
  constructor(
    private readonly database: Database,
    private readonly mailboxes: MailboxStore,
  ) {}

  read(folder: { readonly id: number; readonly mailboxId: number }, from: SyncPosition, max: number): ChangePage {
    if (from.phase === 'listing') return this.list(folder, from, max);
    return this.follow(folder, from, max);
  }

  private list(
    folder: { readonly id: number; readonly mailboxId: number },
    from: Extract<SyncPosition, { phase: 'listing' }>,
    max: number,
  ): ChangePage {
    const rows = this.database.all(
      `SELECT * FROM items WHERE folder_id = ? AND (received_at, id) < (?, ?) AND arrival_seq <= ?
       ORDER BY received_at DESC, id DESC LIMIT ?`,
      folder.id,
      from.receivedAt,
      from.id,
      from.base,
      max + 1,
    );
    const items = rows.slice(0, max).map(toItem);
    const changes = items.map((item): FolderChange => ({ kind: 'create', item }));
    const last = items.at(-1);
    if (rows.length > max && last !== undefined) {
      return { changes, next: { ...from, receivedAt: last.receivedAt, id: last.id }, isLast: false };
    }
    const next = { phase: 'following', base: from.base, position: from.base } as const;
    const hasMore = this.follow(folder, next, 1).changes.length > 0;
    return { changes, next, isLast: !hasMore };
  }

  private follow(
    folder: { readonly id: number; readonly mailboxId: number },
    from: Extract<SyncPosition, { phase: 'following' }>,
    max: number,
  ): ChangePage {
    const current = this.mailboxes.currentSequence(folder.mailboxId);
    const found = [...this.changed(folder.id, from, max + 1), ...this.removed(folder.id, from, max + 1)];
    found.sort((a, b) => a.sequence - b.sequence);
    const page = found.slice(0, max);
    const isLast = found.length <= max;
    const position = isLast ? current : (page.at(-1)?.sequence ?? current);
    return {
      changes: page.map(({ change }) => change).toReversed(),
      next: { phase: 'following', base: isLast ? current : from.base, position },
      isLast,
    };
  }

  private changed(
    folderId: number,
    { base, position }: Extract<SyncPosition, { phase: 'following' }>,
    limit: number,
  ): readonly Numbered[] {
    const sql = 'SELECT * FROM items WHERE folder_id = ? AND change_seq > ? ORDER BY change_seq LIMIT ?';
    return this.database.all(sql, folderId, position, limit).map((row) => {
      const item = toItem(row);
      return { sequence: item.changeSequence, change: { kind: kindOf(item, base), item } };
    });
  }

  /** What came and went unseen is not told: the client never knew it. */
  private removed(
    folderId: number,
    { position }: Extract<SyncPosition, { phase: 'following' }>,
    limit: number,
  ): readonly Numbered[] {
    const sql = `SELECT seq, guid FROM item_tombstones
                 WHERE folder_id = ? AND seq > ? AND arrival_seq <= ? ORDER BY seq LIMIT ?`;
    return this.database.all(sql, folderId, position, position, limit).map((row) => ({
      sequence: numberOf(row, 'seq'),
      change: { kind: 'delete', guid: textOf(row, 'guid') },
    }));
  }
}

function kindOf(item: Item, base: number): 'create' | 'update' | 'read-flag' {
  if (item.arrivalSequence > base) return 'create';
  return item.contentSequence > base ? 'update' : 'read-flag';
}
