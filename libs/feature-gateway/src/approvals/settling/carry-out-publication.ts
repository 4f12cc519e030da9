import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import type { PublicationKind, WaitingChange } from '@foldwatch/ports';
import { PublishDraft } from '../../drafts/publish-draft';
import { ChangeOrganization } from '../../organization/change-organization';
import { OrganizationSettingsRequest } from '../../organization/organization-settings-request';
import { SaveTeam } from '../../teams/save-team';
import { ChangeTeamRequest, toTeamChange } from '../../teams/team-requests';
import { RollBack } from '../../versions/roll-back';
import { DraftAsAsked } from '../draft-as-asked';
import { placeAsked, RollBackAsked } from '../roll-back-asked';

/** Publishes all that a draft or an older version says, or changes the organization or a team. */
@Injectable()
export class CarryOutPublication {
  constructor(
    private readonly publishDraft: PublishDraft,
    private readonly rollBack: RollBack,
    private readonly changeOrganization: ChangeOrganization,
    private readonly teams: SaveTeam,
  ) {}

  async execute(change: WaitingChange<PublicationKind>): Promise<void> {
    const { kind, targetId = '', request } = change;
    switch (kind) {
      case 'publish-draft':
        await this.publishDraft.revision(targetId, plainToInstance(DraftAsAsked, request).revision);
        return;
      case 'roll-back': {
        const { number, comment } = plainToInstance(RollBackAsked, request);
        await this.rollBack.execute(placeAsked(change), number, comment);
        return;
      }
      case 'change-organization':
        await this.changeOrganization.execute(plainToInstance(OrganizationSettingsRequest, request));
        return;
      case 'change-team':
        await this.teams.change(targetId, toTeamChange(plainToInstance(ChangeTeamRequest, request)));
        return;
      default:
        return kind;
    }
  }
}
