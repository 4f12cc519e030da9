import { Injectable } from '@nestjs/common';
import { MailboxConfigs, PipelineLag } from '@foldwatch/ports';
import { SurveyMailboxes, type Survey } from '../mailboxes/survey-mailboxes';
import { OpenTroubles } from './open-troubles';
import { completenessOf, type MailboxCountsView, type OverviewView } from './overview-views';

/** Brings together what is told of the whole installation; cheap however many mailboxes there are. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly survey: SurveyMailboxes,
    private readonly configs: MailboxConfigs,
    private readonly troubles: OpenTroubles,
    private readonly lag: PipelineLag,
  ) {}

  async execute(): Promise<OverviewView> {
    const states = await this.configs.countByState();
    const [survey, alerts, deadLetters, lag] = await Promise.all([
      this.survey.execute(states.enabled),
      this.troubles.alerts(),
      this.troubles.deadLetters(),
      this.lag.readEach().catch(() => null),
    ]);
    return {
      completeness: completenessOf(survey),
      mailboxes: countsOf(survey, states),
      lag,
      deadLetters,
      alerts,
      asOf: survey.at,
    };
  }
}

function countsOf({ having }: Survey, states: Pick<MailboxCountsView, 'pending' | 'enabled' | 'disabled'>) {
  return {
    total: states.pending + states.enabled + states.disabled,
    ...states,
    throttled: having.throttled.length,
    failing: having.failing.length,
    stopped: having.stopped.length,
  };
}
