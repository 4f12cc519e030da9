import { Injectable } from '@nestjs/common';
import { foldSettingsOf, type Activity, type RegardingDecision, type UntrackDecision } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
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
    const settings = foldSettingsOf((await this.organization.find()).settings);
    return this.decisions.fold({ ...act, id: randomId(), decidedAt: this.clock.now().toISOString(), settings });
  }
}
