import { Injectable } from '@nestjs/common';
import type { Exclusion, MailboxId, OrganizationSettings, ProposedChanges } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock } from '@foldwatch/ports';
import { ExclusionLists } from '../exclusions/exclusion-lists';
import { toExclusion } from '../exclusions/to-exclusion';
import { toPolicyValues } from '../policy/policy-values-request';
import { toTeamChange } from '../teams/team-requests';
import type { DraftChangesRequest, DraftExclusionRequest } from './draft-requests';
import type { DraftTarget } from './draft-scope';
import { ProposeRules } from './propose-rules';

/** Reads what somebody would change as the plain value that is kept, tried and published. */
@Injectable()
export class ProposeChanges {
  constructor(
    private readonly lists: ExclusionLists,
    private readonly rules: ProposeRules,
    private readonly clock: Clock,
  ) {}

  async execute({ teamId, mailboxId }: DraftTarget, request: DraftChangesRequest): Promise<ProposedChanges> {
    if (mailboxId !== undefined) return this.ofMailbox(mailboxId, request);
    if (teamId !== undefined) return { team: { id: teamId, ...toTeamChange(request.team ?? {}) } };
    const { organization, exclusions } = request;
    return {
      ...(organization !== undefined && { organization: given(organization) }),
      ...(exclusions !== undefined && { organizationExclusions: await this.exclusions(exclusions, undefined) }),
    };
  }

  private async ofMailbox(mailboxId: MailboxId, request: DraftChangesRequest): Promise<ProposedChanges> {
    const { options, exclusions, folderRules, removedFolderRules: removed } = request;
    return {
      ...(options !== undefined && { options: toPolicyValues(options) }),
      ...(exclusions !== undefined && { exclusions: await this.exclusions(exclusions, mailboxId) }),
      ...(folderRules !== undefined && { folderRules: await this.rules.execute(mailboxId, folderRules) }),
      ...(removed !== undefined && { removedFolderRules: await this.rules.known(mailboxId, removed) }),
    };
  }

  private async exclusions(
    wanted: readonly DraftExclusionRequest[],
    mailboxId: MailboxId | undefined,
  ): Promise<readonly Exclusion[]> {
    const known = new Map((await this.lists.find(mailboxId)).map((exclusion) => [exclusion.id, exclusion]));
    const now = this.clock.now().toISOString();
    return wanted.map((request) => {
      const before = request.id === undefined ? undefined : known.get(request.id);
      const made = { id: before?.id ?? randomId(), createdAt: before?.createdAt ?? now };
      return toExclusion(request, made, mailboxId !== undefined);
    });
  }
}

const given = (request: object): Partial<OrganizationSettings> =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
