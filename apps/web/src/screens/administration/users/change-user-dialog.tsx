import { Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { FormDialog } from '../parts/form-dialog';
import { OwnerSearch } from '../parts/owner-search';
import { RoleChoice } from './role-choice';
import { useChangeUser, type User } from './use-users';

const systemUsers = ['systemuser'];

interface Props {
  readonly user: User;
  readonly close: () => void;
}

/** Sends only what was changed, so that nothing else is taken back that somebody changes meanwhile. */
export function ChangeUserDialog({ user, close }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  const [displayName, setDisplayName] = useState(user.displayName);
  const [role, setRole] = useState(user.role);
  const [systemUserId, bind] = useState(user.systemUserId ?? '');
  const { mutate, isPending, error } = useChangeUser(user.id);
  const body = {
    ...(displayName !== user.displayName && { displayName }),
    ...(role !== user.role && { role }),
    ...(systemUserId !== (user.systemUserId ?? '') && { systemUserId: systemUserId === '' ? null : systemUserId }),
  };
  return (
    <FormDialog
      title={t('users.changeTitle', { name: user.name })}
      action={t('save')}
      send={() => mutate(body, { onSuccess: close })}
      close={close}
      isReady={!isPending && Object.keys(body).length > 0}
      error={error}
    >
      <Field label={t('users.displayName')} validationMessage={refusalOf(error, 'displayName')}>
        <Input value={displayName} onChange={(_, { value }) => setDisplayName(value)} />
      </Field>
      <RoleChoice value={role} onChange={setRole} />
      <OwnerSearch
        label={t('users.systemUser')}
        hint={t('users.systemUserHint')}
        tables={systemUsers}
        value={systemUserId}
        validationMessage={refusalOf(error, 'systemUserId')}
        onChange={bind}
      />
    </FormDialog>
  );
}
