import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormStyles } from './form-styles';
import { SignInRefused } from './sign-in-refused';
import { usePatience } from './use-patience';
import { usePassword } from './use-sign-in';

export function PasswordForm(): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = usePassword();
  const patience = usePatience(error);
  const isReady = !isPending && patience === 0 && name.trim() !== '' && password !== '';
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) mutate({ name: name.trim(), password });
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
      {error !== null && <SignInRefused error={error} patience={patience} />}
      <Button appearance="primary" type="submit" disabledFocusable={!isReady}>
        {t('signIn.signIn')}
      </Button>
    </form>
  );
}
