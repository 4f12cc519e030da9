import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { NotPossible } from '../http/refusal';
import type { ActOutcome } from './change-activity';
import { PersonalActs } from './personal-acts';
import { actToUndo } from './possible-acts';
import { toActivityDetailView } from './to-activity-view';
import { VisibleActivities } from './visible-activities';

/** Takes back what the viewer did last to an activity, within ten minutes. Asked for again, it is what it became. */
@Injectable()
export class UndoAct {
  constructor(
    private readonly visible: VisibleActivities,
    private readonly acts: PersonalActs,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, viewer: Principal): Promise<ActOutcome> {
    const activity = await this.visible.findTombstoneToo(id, viewer);
    const act = actToUndo(activity, viewer, this.clock.now());
    const sight = await this.visible.sight(viewer, [activity]);
    if (act === undefined) {
      const last = activity.history.at(-1);
      const isDone = last?.reason === 'undone-by-person' && last.by === viewer.name;
      if (isDone) return { isFoldedIn: true, activity: toActivityDetailView(activity, sight) };
      throw new NotPossible('nothing-to-undo', 'You did nothing to this activity within the last ten minutes.');
    }
    const undo = { kind: 'undo', activityId: activity.id, by: viewer.name, undoes: act.causeId } as const;
    const folded = await this.acts.takeBack(undo);
    return { isFoldedIn: folded !== undefined, activity: toActivityDetailView(folded ?? activity, sight) };
  }
}
