import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { Exclusion, ProposedChanges } from '@foldwatch/domain';
import { Clock, type WaitingChange } from '@foldwatch/ports';
import { ExclusionLists } from '../../exclusions/exclusion-lists';
import { ExclusionRequest } from '../../exclusions/exclusion-requests';
import { toExclusion } from '../../exclusions/to-exclusion';
import { ChangeOptionsRequest } from '../../mailboxes/options/mailbox-options';
import { givenSettings } from '../../organization/change-organization';
import { OrganizationSettingsRequest } from '../../organization/organization-settings-request';
import { toPolicyValues } from '../../policy/policy-values-request';
import { KnownVersions } from '../../versions/known-versions';
import { changesOfContent } from './changes-of-content';
import { changesOfTeams, isOfTeams } from './changes-of-teams';
import { DraftAsAsked } from '../draft-as-asked';
import { placeAsked, RollBackAsked } from '../roll-back-asked';

/** Rules are counted by what is asked for, not by what would be the configuration then. */
type Measured = WaitingChange<Exclude<WaitingChange['kind'], 'add-folder-rule' | 'change-folder-rule'>>;

/** What would be the configuration, if what is asked for were carried out. */
@Injectable()
export class ChangesAsked {
  constructor(
    private readonly lists: ExclusionLists,
    private readonly versions: KnownVersions,
    private readonly clock: Clock,
  ) {}

  async find(change: Measured): Promise<ProposedChanges> {
    const { kind, mailboxId, request } = change;
    if (isOfTeams(kind)) return changesOfTeams({ ...change, kind });
    switch (kind) {
      case 'change-options':
        return { options: toPolicyValues(plainToInstance(ChangeOptionsRequest, request)) };
      case 'publish-draft':
        return plainToInstance(DraftAsAsked, request).changes;
      case 'roll-back': {
        const { number } = plainToInstance(RollBackAsked, request);
        return changesOfContent((await this.versions.find(placeAsked(change), number)).content);
      }
      case 'change-organization':
        return { organization: givenSettings(plainToInstance(OrganizationSettingsRequest, request)) };
      case 'add-exclusion':
      case 'replace-exclusion':
      case 'remove-exclusion':
        return withExclusions(await this.exclusionsAfter({ ...change, kind }), mailboxId);
      default:
        return kind;
    }
  }

  private async exclusionsAfter({
    kind,
    mailboxId,
    targetId,
    request,
  }: WaitingChange<'add-exclusion' | 'replace-exclusion' | 'remove-exclusion'>): Promise<readonly Exclusion[]> {
    const before = await this.lists.find(mailboxId);
    const others = before.filter(({ id }) => id !== targetId);
    if (kind === 'remove-exclusion') return others;
    const made = { id: targetId ?? 'proposed', createdAt: this.clock.now().toISOString() };
    return [...others, toExclusion(plainToInstance(ExclusionRequest, request), made, mailboxId !== undefined)];
  }
}

const withExclusions = (exclusions: readonly Exclusion[], mailboxId: string | undefined): ProposedChanges =>
  mailboxId === undefined ? { organizationExclusions: exclusions } : { exclusions };
