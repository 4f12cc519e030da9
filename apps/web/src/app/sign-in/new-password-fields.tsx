import { Field, Input } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** What the API refused of it. */
  readonly refusal: string | null;
  /** A password that was typed twice alike; empty until then. */
  readonly onChange: (password: string) => void;
}

/** A new password, typed twice. */
export function NewPasswordFields({ refusal, onChange }: Props): JSX.Element {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const tell = (first: string, second: string): void => onChange(first === second ? first : '');
  const differs = again !== '' && again !== password;
  return (
    <>
      <Field label={t('newPassword.password')} hint={t('newPassword.hint')} validationMessage={refusal}>
        <Input
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(_, { value }) => {
            setPassword(value);
            tell(value, again);
          }}
        />
      </Field>
      <Field label={t('newPassword.again')} validationMessage={differs ? t('newPassword.differs') : null}>
        <Input
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={(_, { value }) => {
            setAgain(value);
            tell(password, value);
          }}
        />
      </Field>
    </>
  );
}
