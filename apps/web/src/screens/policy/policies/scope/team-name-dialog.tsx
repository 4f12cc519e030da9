import { Field, Input } from '@fluentui/react-components';
import { useState, type JSX, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../../shared/forms/confirm-dialog';

interface Props {
  readonly title: string;
  readonly begin: string;
  readonly save: (name: string) => Promise<unknown>;
  readonly close: () => void;
  /** What the name is the name of, with its count. */
  readonly children?: ReactNode;
}

export function TeamNameDialog({ title, begin, save, close, children }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const [name, setName] = useState(begin);
  return (
    <ConfirmDialog
      title={title}
      action={t('team.save')}
      isReady={name.trim() !== ''}
      act={() => save(name.trim())}
      close={close}
    >
      <Field label={t('team.name')} required>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      {children}
    </ConfirmDialog>
  );
}
