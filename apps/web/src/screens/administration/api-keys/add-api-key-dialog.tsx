import { Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { FormDialog } from '../parts/form-dialog';
import { SecretDialog } from '../parts/secret-dialog';
import { scopes, useAddApiKey, type Scope } from './use-api-keys';

const useStyles = makeStyles({
  scopes: {
    border: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
  },
});

export function AddApiKeyDialog({ close }: { readonly close: () => void }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [name, setName] = useState('');
  const [chosen, choose] = useState<readonly Scope[]>([]);
  const [lastDay, setLastDay] = useState('');
  const { mutate, data, isPending, error } = useAddApiKey();
  if (data !== undefined) {
    return <SecretDialog title={t('apiKeys.key')} text={t('apiKeys.keyText')} secret={data.key} close={close} />;
  }
  const body = {
    name: name.trim(),
    scopes: [...chosen],
    ...(lastDay !== '' && { expiresAt: new Date(`${lastDay}T23:59:59`).toISOString() }),
  };
  return (
    <FormDialog
      title={t('apiKeys.add')}
      action={t('apiKeys.add')}
      send={() => mutate(body)}
      close={close}
      isReady={!isPending && name.trim() !== '' && chosen.length > 0}
      error={error}
    >
      <Field
        label={t('apiKeys.name')}
        hint={t('apiKeys.nameHint')}
        required
        validationMessage={refusalOf(error, 'name')}
      >
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <fieldset className={styles.scopes} aria-label={t('apiKeys.scopes')}>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`apiKeys.scope.${scope}`, { nsSeparator: false })}
            checked={chosen.includes(scope)}
            onChange={(_, { checked }) =>
              choose(scopes.filter((other) => (other === scope ? checked === true : chosen.includes(other))))
            }
          />
        ))}
      </fieldset>
      <Field
        label={t('apiKeys.lastDay')}
        hint={t('apiKeys.lastDayHint')}
        validationMessage={refusalOf(error, 'expiresAt')}
      >
        <Input type="date" value={lastDay} onChange={(_, { value }) => setLastDay(value)} />
      </Field>
    </FormDialog>
  );
}
