import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import { OwnerSearch } from '../parts/owner-search';
import { useChange } from './use-mailbox';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', alignItems: 'stretch', gap: tokens.spacingVerticalM },
  save: { alignSelf: 'start' },
});

/** Whose it is, to which team it belongs and where it is; what was typed stays when it is refused. */
export function Ownership({ mailbox }: { readonly mailbox: View<'MailboxView'> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['administration', 'app']);
  const before = { ownerId: mailbox.ownerId ?? '', teamId: mailbox.teamId ?? '', ewsUrl: mailbox.ewsUrl ?? '' };
  const [form, setForm] = useState(before);
  const { mutate, isPending, error, data } = useChange(mailbox.id);
  const changed = changesOf(before, form);
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutate(changed);
      }}
    >
      <OwnerSearch
        label={t('mailbox.owner')}
        hint={t('mailbox.ownerHint')}
        value={form.ownerId}
        validationMessage={refusalOf(error, 'ownerId')}
        onChange={(ownerId) => setForm({ ...form, ownerId })}
      />
      <TeamChoice value={form.teamId} onChange={(teamId) => setForm({ ...form, teamId })} />
      <Field label={t('mailbox.server')} hint={t('mailbox.serverHint')} validationMessage={refusalOf(error, 'ewsUrl')}>
        <Input type="url" value={form.ewsUrl} onChange={(_, { value }) => setForm({ ...form, ewsUrl: value.trim() })} />
      </Field>
      {error !== null && <Failure error={error} />}
      {data !== undefined && 'approvalId' in data && (
        <MessageBar intent="warning">
          <MessageBarBody>
            {t('approval.waits', { reach: data.reach ?? t('app:asked.many'), limit: data.limit })}
          </MessageBarBody>
        </MessageBar>
      )}
      <Button className={styles.save} type="submit" disabledFocusable={isPending || Object.keys(changed).length === 0}>
        {t('save')}
      </Button>
    </form>
  );
}

type Form = Readonly<Record<'ownerId' | 'teamId' | 'ewsUrl', string>>;

/** The API takes null for nothing. */
const changesOf = (before: Form, after: Form): View<'ChangeMailboxRequest'> =>
  Object.fromEntries(
    (['ownerId', 'teamId', 'ewsUrl'] as const)
      .filter((name) => before[name] !== after[name])
      .map((name) => [name, after[name] === '' ? null : after[name]]),
  );

interface TeamProps {
  readonly value: string;
  readonly onChange: (teamId: string) => void;
}

function TeamChoice({ value, onChange }: TeamProps): JSX.Element | null {
  const { t } = useTranslation('administration');
  const { data: teams = [] } = useQuery({
    queryKey: ['configuration', 'teams'],
    queryFn: async () => (await answerOf(api.GET('/api/v1/teams'))).items,
  });
  if (teams.length === 0) return null;
  return (
    <Field label={t('mailbox.team')} hint={t('mailbox.teamHint')}>
      <Select value={value} onChange={(_, chosen) => onChange(chosen.value)}>
        <option value="">{t('mailbox.noTeam')}</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
