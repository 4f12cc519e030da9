import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { roles, type User } from './use-users';

interface Props {
  readonly value: User['role'];
  readonly onChange: (role: User['role']) => void;
}

export function RoleChoice({ value, onChange }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Field label={t('users.roleLabel')} hint={t(`users.roleText.${value}`)}>
      <RadioGroup
        layout="horizontal"
        value={value}
        onChange={(_, chosen) => onChange(roles.find((role) => role === chosen.value) ?? 'user')}
      >
        {roles.map((role) => (
          <Radio key={role} value={role} label={t(`users.role.${role}`)} />
        ))}
      </RadioGroup>
    </Field>
  );
}
