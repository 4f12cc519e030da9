import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../shared/query-state';
import { useFormStyles } from './form-styles';
import { usePassword } from './use-sign-in';

export function PasswordForm(): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = usePassword();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ name: name.trim(), password });
      }}
    >
      <Field label={t('signIn.name')}>
        <Input name="name" autoComplete="username" value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <Field label={t('signIn.password')}>
        <Input
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(_, { value }) => setPassword(value)}
        />
      </Field>
      {error !== null && <Failure error={error} />}
      <Button appearance="primary" type="submit" disabledFocusable={isPending || name.trim() === '' || password === ''}>
        {t('signIn.signIn')}
      </Button>
    </form>
  );
}
