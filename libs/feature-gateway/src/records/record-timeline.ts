import { Injectable } from '@nestjs/common';
import { partiesOf, type Activity, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { ActivityQueries, RecordDirectory, type Concerning } from '@foldwatch/ports';
import { canSeeMailbox, mailboxesFor, type Principal } from '../access/principal';
import { toActivityView } from '../activities/to-activity-view';
import { VisibleActivities } from '../activities/visible-activities';
import { pageOf } from '../http/page-query';
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
    private readonly activities: ActivityQueries,
    private readonly visible: VisibleActivities,
  ) {}

  async execute(ref: RecordRef, query: TimelineQuery, viewer: Principal): Promise<TimelinePage> {
    const record = await this.readRecord.find(ref, viewer);
    const { children, hasMore } = query.includeChildren === true ? await this.childrenOf(record) : noChildren;
    const { concerning, isCut } = soughtFor([record, ...children]);
    const mailboxIds = (await this.visible.isOpen(ref, viewer)) ? undefined : mailboxesFor(viewer);
    const { activities, nextCursor } = await this.activities.timeline({
      ...pageOf(query),
      concerning,
      ...(mailboxIds !== undefined && { mailboxIds }),
    });
    const concerned = activities.filter((activity) => isOpenlyConcerned(activity, concerning, viewer));
    const shown = await this.visible.among(concerned, viewer);
    const sight = await this.visible.sight(viewer, shown);
    const items = shown.map((activity) => toActivityView(activity, sight));
    return { items, nextCursor: nextCursor ?? null, partial: hasMore || isCut };
  }

  private async childrenOf({ table, id }: CrmRecord): Promise<Children> {
    if (table !== 'account') return noChildren;
    const { records, nextCursor } = await this.directory.list({ parentAccountId: id, limit: mostChildren });
    return { children: records, hasMore: nextCursor !== undefined };
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

/** That somebody got a blind copy is not told to those who may not see it. */
function isOpenlyConcerned({ message, regarding }: Activity, sought: Concerning, viewer: Principal): boolean {
  const regards = sought.records.some(({ table, id }) => regarding?.table === table && regarding.id === id);
  return (
    regards ||
    partiesOf(message).some(
      ({ address, onlyIn }) =>
        sought.addresses.includes(address) && (onlyIn === undefined || canSeeMailbox(viewer, onlyIn)),
    )
  );
}
