import { Injectable } from '@nestjs/common';
import type { Outcome } from '@foldwatch/ports';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { priorities } from '../mailbox/timing/task-lane';
import { placeOf, type WantedAction } from './wanted-action';
import { outcomeOf } from './outcome-of';
import { WriteCategories } from './write-categories';

/** Has categories written in the mailbox's turn. */
@Injectable()
export class SetCategories {
  constructor(private readonly write: WriteCategories) {}

  /** Of several actions for an activity the last one counts. */
  async execute(
    runtime: MailboxRuntime,
    wanted: readonly WantedAction[],
  ): Promise<readonly (readonly [string, Outcome])[]> {
    if (wanted.length === 0) return [];
    const latest = new Map(wanted.map(({ activityId, action }) => [activityId, action]));
    const key = `category:${wanted.map(({ event }) => placeOf(event)).join()}`;
    const outcome = await outcomeOf(() =>
      runtime.act('main', { key, priority: priorities.action }, () => this.write.execute(runtime.mailbox, latest)),
    );
    return wanted.map(({ event }) => [placeOf(event), outcome] as const);
  }
}
