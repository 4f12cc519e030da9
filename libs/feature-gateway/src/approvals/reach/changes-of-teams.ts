import { plainToInstance } from 'class-transformer';
import type { ProposedChanges } from '@foldwatch/domain';
import type { MembershipKind, WaitingChange, WaitingKind } from '@foldwatch/ports';
import { ChangeMailboxRequest } from '../../mailboxes/mailbox-requests';
import { ChangeTeamRequest, toTeamChange } from '../../teams/team-requests';

type TeamKind = MembershipKind | 'change-team';

const kinds: ReadonlySet<string> = new Set<TeamKind>(['change-team', 'remove-team', 'change-mailbox']);

export const isOfTeams = (kind: WaitingKind): kind is TeamKind => kinds.has(kind);

/** What teams would say, and who would be in them. */
export function changesOfTeams({ kind, targetId = '', request }: WaitingChange<TeamKind>): ProposedChanges {
  switch (kind) {
    case 'change-team':
      return { team: { id: targetId, ...toTeamChange(plainToInstance(ChangeTeamRequest, request)) } };
    case 'remove-team':
      return { removedTeamId: targetId };
    case 'change-mailbox': {
      const { teamId } = plainToInstance(ChangeMailboxRequest, request);
      return teamId === undefined ? {} : { teamId };
    }
    default:
      return kind;
  }
}
