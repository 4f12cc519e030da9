import { Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { FormDialog } from '../parts/form-dialog';
import { OwnerSearch } from '../parts/owner-search';
import { RoleChoice } from './role-choice';
import { useAddUser, type User } from './use-users';

const systemUsers = ['systemuser'];

export function AddUserDialog({ close }: { readonly close: () => void }): JSX.Element {
  const { t } = useTranslation('administration');
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [role, setRole] = useState<User['role']>('user');
  const [systemUserId, bind] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useAddUser();
  const body = {
    name: name.trim(),
    role,
    ...(displayName.trim() !== '' && { displayName: displayName.trim() }),
    ...(systemUserId !== '' && { systemUserId }),
    ...(password !== '' && { password }),
  };
  return (
    <FormDialog
      title={t('users.add')}
      action={t('users.add')}
      send={() => mutate(body, { onSuccess: close })}
      close={close}
      isReady={!isPending && name.trim() !== ''}
      error={error}
    >
      <Field label={t('users.name')} hint={t('users.nameHint')} required validationMessage={refusalOf(error, 'name')}>
        <Input value={name} autoComplete="off" onChange={(_, { value }) => setName(value)} />
      </Field>
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
      <Field
        label={t('users.firstPassword')}
        hint={t('users.firstPasswordHint')}
        validationMessage={refusalOf(error, 'password')}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(_, { value }) => setPassword(value)}
        />
      </Field>
    </FormDialog>
  );
}
