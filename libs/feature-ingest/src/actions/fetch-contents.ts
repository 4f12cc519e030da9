import { Injectable } from '@nestjs/common';
import type { Activity, ActivityId } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import { ActivityStore, AppError, done, type FetchedItem, type Outcome } from '@foldwatch/ports';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { priorities } from '../mailbox/timing/task-lane';
import { AnnounceContent, type ContentNews } from './announce-content';
import { FindCopies } from './find-copies';
import { outcomeOf } from './outcome-of';
import { StoreContent, type StoredMail } from './store-content';
import { placeOf, type WantedAction } from './wanted-action';

/** Looked for so often before it counts as gone, because a moving item may be in neither place. */
const looks = 3;

class NoCopyFound extends AppError {
  override readonly code = 'no-copy-found';
  override readonly retryable = true;
}

type Copies = ReadonlyMap<ActivityId, FetchedItem>;

/** Fetches the content of tracked messages, beside the mailbox's reads; never what is stored already, unless told so. */
@Injectable()
export class FetchContents {
  constructor(
    private readonly activities: ActivityStore,
    private readonly findCopies: FindCopies,
    private readonly storeContent: StoreContent,
    private readonly announce: AnnounceContent,
  ) {}

  async execute(
    runtime: MailboxRuntime,
    wanted: readonly WantedAction[],
  ): Promise<readonly (readonly [string, Outcome])[]> {
    if (wanted.length === 0) return [];
    const activities = await this.activities.findMany(wanted.map(({ activityId }) => activityId));
    const owed = wanted.filter(({ activityId, action }) => isOwed(activities.get(activityId), action));
    const copies = await this.find(runtime, owed, activities);
    const outcomes = 'kind' in copies ? sameForAll(owed, copies) : await this.fetchAll(runtime, owed, copies);
    return wanted.map((one) => [placeOf(one.event), outcomes.get(one) ?? done] as const);
  }

  /** An outcome when nothing could be looked for. */
  private async find(
    runtime: MailboxRuntime,
    owed: readonly WantedAction[],
    activities: ReadonlyMap<ActivityId, Activity>,
  ): Promise<Copies | Outcome> {
    const known = [...new Set(owed.map(({ activityId }) => activityId))].flatMap((id) => activities.get(id) ?? []);
    if (known.length === 0) return new Map();
    let copies: Copies = new Map();
    const outcome = await outcomeOf(async () => {
      copies = await runtime.act('content', task('find', owed), () => this.findCopies.execute(runtime.mailbox, known));
      return done;
    });
    return outcome.kind === 'done' ? copies : outcome;
  }

  /** Everything is stored before any of it is told of; what could not be fetched holds up nothing else. */
  private async fetchAll(
    runtime: MailboxRuntime,
    owed: readonly WantedAction[],
    copies: Copies,
  ): Promise<ReadonlyMap<WantedAction, Outcome>> {
    const news: ContentNews[] = [];
    const fetchOne = (wanted: WantedAction): Promise<Outcome> =>
      outcomeOf(async () => {
        const stored = await this.fetch(runtime, wanted, copies);
        if (stored === undefined && wanted.event.attempts + 1 < looks) {
          return { kind: 'retry', error: new NoCopyFound('no copy was found yet') };
        }
        news.push({ wanted, stored });
        return done;
      });
    const fetched = await Promise.all(owed.map(async (one) => [one, await fetchOne(one)] as const));
    const told = await outcomeOf(async () => {
      await this.announce.execute(news);
      return done;
    });
    return new Map(fetched.map(([one, outcome]) => [one, outcome.kind === 'done' ? told : outcome]));
  }

  /** `undefined` when the mailbox has no copy. */
  private async fetch(runtime: MailboxRuntime, wanted: WantedAction, copies: Copies): Promise<StoredMail | undefined> {
    const item = copies.get(wanted.activityId);
    if (item === undefined) return undefined;
    return runtime.act('content', task('fetch', [wanted]), () => this.storeContent.execute(runtime.mailbox, item));
  }
}

const task = (step: string, wanted: readonly WantedAction[]) => ({
  key: `${step}:${wanted.map(({ event }) => placeOf(event)).join()}`,
  priority: priorities.action,
});

/** Of an activity that is not stored, or was untracked meanwhile, nothing is fetched. */
function isOwed(activity: Activity | undefined, { again }: MailActionV1): boolean {
  if (activity?.status !== 'tracked') return false;
  return again === true || activity.content.state === 'pending';
}

const sameForAll = (owed: readonly WantedAction[], outcome: Outcome): ReadonlyMap<WantedAction, Outcome> =>
  new Map(owed.map((one) => [one, outcome]));
