import { Injectable } from '@nestjs/common';
import {
  foldSettingsOf,
  type Activity,
  type RegardingDecision,
  type UndoDecision,
  type UntrackDecision,
} from '@foldwatch/domain';
import { hashId, randomId } from '@foldwatch/platform';
import { Clock, OrganizationConfigs } from '@foldwatch/ports';
import { FoldedDecisions } from './folded-decisions';

type Unsigned = 'id' | 'decidedAt' | 'settings';

/** What a person does to an activity: a decision like those of the rules, made now under the settings of now. */
@Injectable()
export class PersonalActs {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly decisions: FoldedDecisions,
    private readonly clock: Clock,
  ) {}

  /** The activity with the act folded in, or `undefined` when that takes long. */
  async carryOut(
    act: Omit<RegardingDecision, Unsigned> | Omit<UntrackDecision, Unsigned>,
  ): Promise<Activity | undefined> {
    return this.decisions.fold({ ...act, id: randomId(), ...(await this.now()) });
  }

  /** Asked for twice, it is the same act. */
  async takeBack(act: Omit<UndoDecision, Unsigned>): Promise<Activity | undefined> {
    return this.decisions.fold({ ...act, id: hashId('undo', act.activityId, act.undoes), ...(await this.now()) });
  }

  private async now(): Promise<Pick<UndoDecision, 'decidedAt' | 'settings'>> {
    const settings = foldSettingsOf((await this.organization.find()).settings);
    return { decidedAt: this.clock.now().toISOString(), settings };
  }
}
