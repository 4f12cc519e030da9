import {
  correlationKeys,
  RecordedMessages,
  subjectKey,
  tokenNumbersIn,
  type CrmRecord,
  type ErasedAddresses,
  type MailMetadata,
  type OrganizationSettings,
  type StandingToken,
} from '@foldwatch/domain';
import { Correspondence, ErasedPeople, findCandidates, findErased, RecordDirectory } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { FollowTokens } from './follow-tokens';

/** Recorded mail that messages may belong to, and records of the people on them. Nothing is asked where nobody wants to know. */
@Injectable()
export class FindRelated {
  constructor(
    private readonly correspondence: Correspondence,
    private readonly directory: RecordDirectory,
    private readonly tokens: FollowTokens,
    private readonly people: ErasedPeople,
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

  /** Who on the mail was erased. */
  erased(mails: readonly MailMetadata[]): Promise<ErasedAddresses> {
    return findErased(this.people, mails);
  }

  records(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>> {
    return findCandidates(this.directory, addresses);
  }
}

const activitiesOf = (tokens: ReadonlyMap<string, StandingToken>) => [
  ...new Set([...tokens.values()].flatMap(({ leadsTo }) => (leadsTo.kind === 'activity' ? leadsTo.activityId : []))),
];
