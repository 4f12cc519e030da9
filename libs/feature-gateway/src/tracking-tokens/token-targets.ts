import { Injectable } from '@nestjs/common';
import type { TokenTarget } from '@foldwatch/domain';
import type { Principal } from '../access/principal';
import { VisibleActivities } from '../activities/visible-activities';
import { InvalidRequest } from '../http/refusal';
import { RegardingRecords } from '../records/regarding-records';
import type { IssueTrackingTokenRequest } from './tracking-token-requests';

/** What tokens may be issued for: an activity that the issuer sees, or a record that mail may regard. */
@Injectable()
export class TokenTargets {
  constructor(
    private readonly activities: VisibleActivities,
    private readonly records: RegardingRecords,
  ) {}

  async find({ activityId, regarding }: IssueTrackingTokenRequest, issuer: Principal): Promise<TokenTarget> {
    if (activityId !== undefined && regarding === undefined) {
      const { id } = await this.activities.find(activityId, issuer);
      return { kind: 'activity', activityId: id };
    }
    if (activityId === undefined && regarding !== undefined) {
      const { table, id } = await this.records.find(regarding);
      return { kind: 'record', record: { table, id } };
    }
    throw new InvalidRequest([{ field: 'activityId', message: 'or regarding must be given, and not both' }]);
  }
}
