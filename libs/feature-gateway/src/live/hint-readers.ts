import { Injectable } from '@nestjs/common';
import type { Activity, ActivityId, Reader, RecordRef } from '@foldwatch/domain';
import { ActivityQueries, recordKey } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { ReadableRecords } from '../rights/readable-records';
import { Readers } from '../rights/readers';
import type { Hint } from './hint';

/** Where an activity is, and what it regards; `undefined` of one that is not there. */
type Whereabouts = Pick<Activity, 'links' | 'regarding'> | undefined;

/** What is known of a viewer and of the hints that are to be told. */
interface Outlook {
  readonly viewer: Principal;
  readonly reader: Reader;
  readonly whereabouts: ReadonlyMap<Hint, Whereabouts>;
  readonly readable: ReadonlySet<string>;
}

/** Of which hints somebody may know: an id tells that there is something. What activities are about is looked up once for all who read. */
@Injectable()
export class HintReaders {
  private readonly looked = new WeakMap<Hint, Promise<Whereabouts>>();

  constructor(
    private readonly activities: ActivityQueries,
    private readonly readers: Readers,
    private readonly records: ReadableRecords,
  ) {}

  /** Rights are asked for each time, so that one that was taken away is gone also while a page is open. */
  async among(hints: readonly Hint[], viewer: Principal): Promise<readonly Hint[]> {
    if (hints.length === 0) return hints;
    const reader = await this.readers.of(viewer);
    if (reader === undefined) return hints;
    const whereabouts = new Map<Hint, Whereabouts>();
    for (const hint of hints) {
      if (hint.audience.of === 'activity') whereabouts.set(hint, await this.look(hint, hint.audience.activityId));
    }
    const records = hints.flatMap((hint) => recordOf(hint) ?? whereabouts.get(hint)?.regarding ?? []);
    const readable = await this.records.among(records, reader);
    return hints.filter((hint) => mayKnow(hint, { viewer, reader, whereabouts, readable }));
  }

  private look(hint: Hint, activityId: ActivityId): Promise<Whereabouts> {
    const looked = this.looked.get(hint) ?? this.activities.find(activityId);
    this.looked.set(hint, looked);
    looked.catch(() => this.looked.delete(hint));
    return looked;
  }
}

const recordOf = ({ audience }: Hint): RecordRef | undefined =>
  audience.of === 'record' ? audience.record : undefined;

function mayKnow(hint: Hint, outlook: Outlook): boolean {
  const { audience } = hint;
  const { viewer, whereabouts, readable } = outlook;
  switch (audience.of) {
    case 'everyone':
      return true;
    case 'administrators':
      return false;
    case 'mailbox':
      return canSeeMailbox(viewer, audience.mailboxId);
    case 'record':
      return readable.has(recordKey(audience.record));
    case 'activity':
      return mayKnowOfMail(whereabouts.get(hint), outlook);
    default:
      return audience;
  }
}

/** An untracked link counts as well: its mailbox's people are to see it go. */
function mayKnowOfMail(mail: Whereabouts, { viewer, reader, readable }: Outlook): boolean {
  if (mail === undefined) return false;
  const { links, regarding } = mail;
  if (links.some(({ mailboxId }) => canSeeMailbox(viewer, mailboxId))) return true;
  return reader.activities === 'organization' && regarding !== undefined && readable.has(recordKey(regarding));
}
