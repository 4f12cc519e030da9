import { Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { FormDialog } from '../parts/form-dialog';
import { useChangeUser, type User } from './use-users';

interface Props {
  readonly user: User;
  readonly close: () => void;
}

/** Gives somebody a password, who changes it when they next sign in; their sessions end. */
export function NewPasswordDialog({ user, close }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useChangeUser(user.id);
  return (
    <FormDialog
      title={t('users.passwordTitle', { name: user.displayName })}
      action={t('save')}
      send={() => mutate({ password }, { onSuccess: close })}
      close={close}
      isReady={!isPending && password !== ''}
      error={error}
    >
      <Field
        label={t('users.newPassword')}
        hint={t('users.newPasswordHint')}
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
