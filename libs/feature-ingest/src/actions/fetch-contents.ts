import { Injectable } from '@nestjs/common';
import type { Activity, ActivityId } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import { ActivityStore, AppError, done, type DeliveredEvent, type FetchedItem, type Outcome } from '@foldwatch/ports';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { priorities } from '../mailbox/task-lane';
import { AnnounceContent } from './announce-content';
import { FindCopies } from './find-copies';
import { outcomeOf } from './outcome-of';
import { StoreContent } from './store-content';
import { placeOf, type WantedAction } from './wanted-action';

/** Looked for so often before it counts as gone, because a moving item may be in neither place. */
const looks = 3;

class NoCopyFound extends AppError {
  override readonly code = 'no-copy-found';
  override readonly retryable = true;
}

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
    if ('kind' in copies) return wanted.map(({ event }) => [placeOf(event), owedOutcome(owed, event, copies)] as const);
    return Promise.all(
      wanted.map(async (one) => {
        const outcome = owed.includes(one) ? await this.fetchOne(runtime, one, copies.get(one.activityId)) : done;
        return [placeOf(one.event), outcome] as const;
      }),
    );
  }

  /** An outcome when nothing could be looked for. */
  private async find(
    runtime: MailboxRuntime,
    owed: readonly WantedAction[],
    activities: ReadonlyMap<ActivityId, Activity>,
  ): Promise<ReadonlyMap<ActivityId, FetchedItem> | Outcome> {
    const known = [...new Set(owed.map(({ activityId }) => activityId))].flatMap((id) => activities.get(id) ?? []);
    if (known.length === 0) return new Map();
    let copies: ReadonlyMap<ActivityId, FetchedItem> = new Map();
    const outcome = await outcomeOf(async () => {
      copies = await runtime.act('content', task('find', owed), () => this.findCopies.execute(runtime.mailbox, known));
      return done;
    });
    return outcome.kind === 'done' ? copies : outcome;
  }

  private fetchOne(runtime: MailboxRuntime, wanted: WantedAction, item: FetchedItem | undefined): Promise<Outcome> {
    const { event, activityId } = wanted;
    return outcomeOf(async () => {
      const stored =
        item === undefined
          ? undefined
          : await runtime.act('content', task('fetch', [wanted]), () =>
              this.storeContent.execute(runtime.mailbox, item),
            );
      if (stored === undefined) return this.concludeGone(wanted);
      await this.announce.stored(event, activityId, stored);
      return done;
    });
  }

  private async concludeGone({ event, activityId }: WantedAction): Promise<Outcome> {
    if (event.attempts + 1 < looks) return { kind: 'retry', error: new NoCopyFound('no copy was found yet') };
    await this.announce.gone(event, activityId);
    return done;
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

const owedOutcome = (owed: readonly WantedAction[], event: DeliveredEvent<MailActionV1>, outcome: Outcome): Outcome =>
  owed.some((one) => one.event === event) ? outcome : done;
