import { Injectable } from '@nestjs/common';
import type { FolderId, ItemId } from '@foldwatch/domain';
import { ItemIndex, type IndexedItem } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** As many as actions at once, and for the same reason: reads have their turn between two portions. */
const renamedAtOnce = 20;
const rowsAtOnce = 200;

interface Place {
  readonly folderId: FolderId;
  /** Behind this one; before the first one without it. */
  readonly itemId?: ItemId;
}

export interface RenamedPortion {
  readonly rows: readonly IndexedItem[];
  /** Where the next one begins. */
  readonly cursor: string;
}

/** The items of a mailbox that have our category, a portion at a time, by folder and item. */
@Injectable()
export class RenamedRows {
  constructor(private readonly index: ItemIndex) {}

  /** Without rows where none of those looked at has the category; `undefined` at the end. */
  async next(mailbox: OwnedMailbox, cursor: string | undefined): Promise<RenamedPortion | undefined> {
    const place: Place | undefined = cursor === undefined ? undefined : JSON.parse(cursor);
    const rows = place === undefined ? [] : await this.index.list(mailbox.id, place.folderId, rowsAtOnce, place.itemId);
    if (place !== undefined && rows.length > 0) return portionOf(place.folderId, rows);
    const folderIds = [...(await this.index.counts(mailbox.id)).keys()].toSorted();
    const folderId = folderIds.find((id) => place === undefined || id > place.folderId);
    return folderId === undefined ? undefined : { rows: [], cursor: textOf({ folderId }) };
  }
}

function portionOf(folderId: FolderId, listed: readonly IndexedItem[]): RenamedPortion {
  const rows = listed.filter(({ categorySeen }) => categorySeen).slice(0, renamedAtOnce);
  const last = rows.length === renamedAtOnce ? rows.at(-1) : listed.at(-1);
  return { rows, cursor: textOf({ folderId, ...(last !== undefined && { itemId: last.itemId }) }) };
}

const textOf = (place: Place): string => JSON.stringify(place);
