import { Injectable } from '@nestjs/common';
import type { CrmRecord, RecordRef } from '@foldwatch/domain';
import { RecordDirectory, type Concerning } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { VisibleActivities } from '../activities/visible-activities';
import { pageOf } from '../http/page-query';
import { ConcernedActivities } from './concerned-activities';
import { ReadRecord } from './read-record';
import type { TimelineQuery } from './record-requests';
import type { TimelinePage } from './timeline-views';

/** As many as a store looks up together. */
const mostSought = 100;
const mostChildren = 80;

/** The mail of a record, as far as somebody may see it: what regards it, and what it sent or got as a party. */
@Injectable()
export class RecordTimeline {
  constructor(
    private readonly readRecord: ReadRecord,
    private readonly directory: RecordDirectory,
    private readonly concerned: ConcernedActivities,
    private readonly visible: VisibleActivities,
  ) {}

  async execute(ref: RecordRef, query: TimelineQuery, viewer: Principal): Promise<TimelinePage> {
    const record = await this.readRecord.find(ref, viewer);
    const { children, hasMore } = query.includeChildren === true ? await this.childrenOf(record, viewer) : noChildren;
    const { concerning, isCut } = soughtFor([record, ...children]);
    const isOpen = await this.visible.isOpen(ref, viewer);
    const found = await this.concerned.list(concerning, { viewer, isOpen, page: pageOf(query) });
    return { ...found, partial: hasMore || isCut };
  }

  private async childrenOf({ table, id }: CrmRecord, viewer: Principal): Promise<Children> {
    if (table !== 'account') return noChildren;
    const { records, nextCursor } = await this.directory.list({ parentAccountId: id, limit: mostChildren });
    return { children: await this.readRecord.among(records, viewer), hasMore: nextCursor !== undefined };
  }
}

interface Children {
  readonly children: readonly CrmRecord[];
  readonly hasMore: boolean;
}

const noChildren: Children = { children: [], hasMore: false };

/** The record itself first, then as many of its children as are looked up together. */
function soughtFor(records: readonly CrmRecord[]): { readonly concerning: Concerning; readonly isCut: boolean } {
  const refs = records.slice(0, mostSought).map(({ table, id }) => ({ table, id }));
  const addresses = [...new Set(records.flatMap(({ emailAddresses }) => emailAddresses))];
  const room = mostSought - refs.length;
  return { concerning: { records: refs, addresses: addresses.slice(0, room) }, isCut: addresses.length > room };
}
