import { Button } from '@fluentui/react-components';
import { AddRegular, DeleteRegular, RenameRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../../shared/frame/query-state';
import { ConfirmDialog } from '../../../../shared/forms/confirm-dialog';
import type { Scope } from './scope';
import { TeamNameDialog } from './team-name-dialog';
import { useAddTeam, useRemoveTeam, useRenameTeam, useTeams, useTeamSize } from './use-teams';

interface Props {
  readonly scope: Scope;
  readonly go: (scope: Scope) => void;
}

export function TeamActions({ scope, go }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const [isAdding, add] = useState(false);
  const addTeam = useAddTeam();
  return (
    <>
      <Button icon={<AddRegular />} onClick={() => add(true)}>
        {t('team.add')}
      </Button>
      {scope.kind === 'team' && <ActionsOfTeam key={scope.id} teamId={scope.id} go={go} />}
      {isAdding && (
        <TeamNameDialog
          title={t('team.add')}
          begin=""
          save={async (name) => {
            const { id } = await addTeam.mutateAsync(name);
            go({ kind: 'team', id });
          }}
          close={() => add(false)}
        />
      )}
    </>
  );
}

interface TeamProps {
  readonly teamId: string;
  readonly go: (scope: Scope) => void;
}

function ActionsOfTeam({ teamId, go }: TeamProps): JSX.Element {
  const { t } = useTranslation('policy');
  const [asked, ask] = useState<'rename' | 'remove'>();
  const { data: teams = [] } = useTeams();
  const rename = useRenameTeam(teamId);
  const remove = useRemoveTeam(teamId);
  const name = teams.find(({ id }) => id === teamId)?.name ?? '';
  const close = (): void => ask(undefined);
  return (
    <>
      <Button icon={<RenameRegular />} onClick={() => ask('rename')}>
        {t('team.rename')}
      </Button>
      <Button icon={<DeleteRegular />} onClick={() => ask('remove')}>
        {t('team.remove')}
      </Button>
      {asked === 'rename' && (
        <TeamNameDialog
          title={t('team.rename')}
          begin={name}
          save={(changed) => rename.mutateAsync(changed)}
          close={close}
        >
          <TeamSize teamId={teamId} text="renameText" isThere />
        </TeamNameDialog>
      )}
      {asked === 'remove' && (
        <ConfirmDialog
          title={t('team.askRemove', { name })}
          action={t('team.remove')}
          act={async () => {
            await remove.mutateAsync(undefined);
            go({ kind: 'organization' });
          }}
          close={close}
        >
          <TeamSize teamId={teamId} text="removeText" isThere={remove.isIdle} />
        </ConfirmDialog>
      )}
    </>
  );
}

interface SizeProps {
  readonly teamId: string;
  readonly text: 'renameText' | 'removeText';
  readonly isThere: boolean;
}

/** How many mailboxes are concerned. */
function TeamSize({ teamId, text, isThere }: SizeProps): JSX.Element {
  const { t } = useTranslation('policy');
  return (
    <QueryState query={useTeamSize(teamId, isThere)}>{(count) => <p>{t(`team.${text}`, { count })}</p>}</QueryState>
  );
}
