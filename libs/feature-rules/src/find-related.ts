import {
  correlationKeys,
  RecordedMessages,
  subjectKey,
  tokenNumbersIn,
  type CrmRecord,
  type MailMetadata,
  type OrganizationSettings,
  type StandingToken,
} from '@foldwatch/domain';
import { Correspondence, findCandidates, RecordDirectory } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { FollowTokens } from './follow-tokens';

/** Recorded mail that messages may belong to, and records of the people on them. Nothing is asked where nobody wants to know. */
@Injectable()
export class FindRelated {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly directory: RecordDirectory,
    private readonly tokens: FollowTokens,
  ) {}

  async mail(
    mails: readonly MailMetadata[],
    { smartMatching }: Pick<OrganizationSettings, 'smartMatching'>,
  ): Promise<RecordedMessages> {
    const tokens = await this.tokens.find(mails.flatMap(({ subject }) => tokenNumbersIn(subject)));
    const keys = {
      ...correlationKeys(mails),
      activityIds: activitiesOf(tokens),
      subjects: smartMatching ? [...new Set(mails.flatMap(({ subject }) => subjectKey(subject) ?? []))] : [],
    };
    const isAsked = Object.values(keys).some((sought) => sought.length > 0);
    return new RecordedMessages(isAsked ? await this.correspondence.find(keys) : [], { tokens, smartMatching });
  }

  records(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    return findCandidates(this.directory, addresses);
  }
}

const activitiesOf = (tokens: ReadonlyMap<string, StandingToken>) => [
  ...new Set([...tokens.values()].flatMap(({ leadsTo }) => (leadsTo.kind === 'activity' ? leadsTo.activityId : []))),
];
