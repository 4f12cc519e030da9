import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MailboxPicker } from '../../mailbox-picker';
import type { Scope } from './scope';
import { TeamActions } from './team-actions';
import { TeamOfMailbox } from './team-of-mailbox';
import { useTeams } from './use-teams';
import { ForWriters } from '../../for-writers';

const useStyles = makeStyles({
  root: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly scope: Scope;
  readonly go: (scope: Scope) => void;
}

/** Chooses the layer: the organization, a team, or a mailbox. */
export function ScopeBar({ scope, go }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { data: teams = [] } = useTeams();
  const value = scope.kind === 'team' ? `team ${scope.id}` : scope.kind;
  const choose = (chosen: string): void => {
    const [kind = '', id = ''] = chosen.split(' ');
    if (kind === 'team') go({ kind: 'team', id });
    if (kind === 'organization') go({ kind: 'organization' });
  };
  return (
    <div className={styles.root}>
      <Field label={t('policies.layer')}>
        <Select value={value} onChange={(_, chosen) => choose(chosen.value)}>
          <option value="organization">{t('policies.sources.organization')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={`team ${id}`}>
              {t('policies.team', { name })}
            </option>
          ))}
          {scope.kind === 'mailbox' && <option value="mailbox">{t('policies.sources.mailbox')}</option>}
        </Select>
      </Field>
      <MailboxPicker
        label={t('policies.ofMailbox')}
        value={scope.kind === 'mailbox' ? scope.id : undefined}
        onChoice={(id) => id !== undefined && go({ kind: 'mailbox', id })}
      />
      <ForWriters>
        {scope.kind === 'mailbox' ? (
          <TeamOfMailbox mailboxId={scope.id} teams={teams} />
        ) : (
          <TeamActions scope={scope} go={go} />
        )}
      </ForWriters>
    </div>
  );
}
