import { Injectable } from '@nestjs/common';
import { toActivityId, type MailboxId } from '@foldwatch/domain';
import type { MailActionV1 } from '@foldwatch/contracts';
import { AppError, done, type DeliveredEvent, type EventBatch, type Outcome, type Outcomes } from '@foldwatch/ports';
import { MailboxAway } from '../mailbox/health/mailbox-away';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { OwnedMailboxes } from '../mailbox/ownership/owned-mailboxes';
import { inPortions } from '../reading/in-portions';
import { FetchContents } from './fetch-contents';
import { SetCategories } from './set-categories';
import { placeOf } from './wanted-action';

/** Small, so that a mailbox's live reads have their turn between two. */
const actionsAtOnce = 20;

class MailboxNotEnabled extends AppError {
  override readonly code = 'mailbox-not-enabled';
  override readonly retryable = true;
}

class NoActivityId extends AppError {
  override readonly code = 'no-activity-id';
  override readonly retryable = false;
}

/** Carries out what the fold concluded: mailboxes beside one another, the actions of each in order. */
@Injectable()
export class CarryOutActions {
  constructor(
    private readonly owned: OwnedMailboxes,
    private readonly categories: SetCategories,
    private readonly contents: FetchContents,
  ) {}

  async execute({ events }: EventBatch<MailActionV1>): Promise<Outcomes> {
    await this.owned.ready;
    const outcomes = new Map<string, Outcome>();
    const byMailbox = Map.groupBy(events, ({ payload }) => payload.mailboxId);
    await Promise.all(
      [...byMailbox].map(async ([mailboxId, own]) => {
        for (const [id, outcome] of await this.ofMailbox(mailboxId, own)) outcomes.set(id, outcome);
      }),
    );
    return events.map((event) => outcomes.get(placeOf(event)) ?? done);
  }

  private async ofMailbox(
    mailboxId: MailboxId,
    events: readonly DeliveredEvent<MailActionV1>[],
  ): Promise<ReadonlyMap<string, Outcome>> {
    const runtime = this.owned.find(mailboxId);
    if (runtime === undefined) {
      const error = this.owned.isLoaded
        ? new MailboxNotEnabled(`mailbox ${mailboxId} is not enabled here`)
        : new MailboxAway(mailboxId);
      return new Map(events.map((event) => [placeOf(event), { kind: 'retry', error }]));
    }
    const outcomes = new Map<string, Outcome>();
    for (const portion of inPortions(events, actionsAtOnce)) {
      for (const [id, outcome] of await this.ofPortion(runtime, portion)) outcomes.set(id, outcome);
    }
    return outcomes;
  }

  private async ofPortion(
    runtime: MailboxRuntime,
    events: readonly DeliveredEvent<MailActionV1>[],
  ): Promise<readonly (readonly [string, Outcome])[]> {
    const wanted = events.flatMap((event) => {
      const activityId = toActivityId(event.payload.activityId);
      return activityId === undefined ? [] : [{ event, action: event.payload, activityId }];
    });
    const error = new NoActivityId('an action names no activity');
    const unknown = events
      .filter(({ payload }) => toActivityId(payload.activityId) === undefined)
      .map((event) => [placeOf(event), { kind: 'dead', error }] as const);
    const [categories, contents] = await Promise.all([
      this.categories.execute(
        runtime,
        wanted.filter(({ action }) => action.kind === 'set-category'),
      ),
      this.contents.execute(
        runtime,
        wanted.filter(({ action }) => action.kind === 'fetch-content'),
      ),
    ]);
    return [...unknown, ...categories, ...contents];
  }
}
