import { Field, Select } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../../../../api/problem';
import { useMailbox } from '../../mailboxes';
import { isApproval } from '../drafts/use-drafts';
import { usePutInTeam, type Team } from './use-teams';

interface Props {
  readonly mailboxId: string;
  readonly teams: readonly Team[];
}

/** The team between the organization and this mailbox. */
export function TeamOfMailbox({ mailboxId, teams }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const { data: mailbox } = useMailbox(mailboxId);
  const put = usePutInTeam(mailboxId);
  const teamId = put.isPending ? put.variables : mailbox?.teamId;
  const waits = put.data !== undefined && isApproval(put.data);
  return (
    <Field
      label={t('team.ofMailbox')}
      {...(waits && { validationState: 'warning', validationMessage: t('team.waits') })}
      {...(put.error !== null && { validationMessage: messageOf(put.error) })}
    >
      <Select
        value={teamId ?? ''}
        disabled={mailbox === undefined || put.isPending}
        onChange={(_, { value }) => put.mutate(value === '' ? null : value)}
      >
        <option value="">{t('team.none')}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
