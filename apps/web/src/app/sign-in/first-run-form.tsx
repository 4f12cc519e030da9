import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { isAtField, refusalOf } from '../../api/problem';
import { Failure } from '../../shared/frame/query-state';
import { useFormStyles } from './form-styles';
import { NewPasswordFields } from './new-password-fields';
import { useFirstRun } from './use-sign-in';

interface Props {
  /** Whoever is not signed in shows by the token that the installation is theirs. */
  readonly needsToken?: boolean;
}

/** Makes the first administrator, and signs in as that. */
export function FirstRunForm({ needsToken = false }: Props): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useFirstRun();
  const isReady = name.trim() !== '' && password !== '' && (!needsToken || token !== '');
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        mutate({ token, name: name.trim(), password });
      }}
    >
      {needsToken && (
        <Field label={t('firstRun.token')} hint={t('firstRun.tokenHint')}>
          <Input type="password" autoComplete="off" value={token} onChange={(_, { value }) => setToken(value.trim())} />
        </Field>
      )}
      <Field label={t('firstRun.name')} hint={t('firstRun.nameHint')} validationMessage={refusalOf(error, 'name')}>
        <Input autoComplete="username" value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <NewPasswordFields refusal={refusalOf(error, 'password')} onChange={setPassword} />
      {error !== null && !isAtField(error, ['name', 'password']) && <Failure error={error} />}
      <Button appearance="primary" type="submit" disabledFocusable={isPending || !isReady}>
        {t('firstRun.make')}
      </Button>
    </form>
  );
}
