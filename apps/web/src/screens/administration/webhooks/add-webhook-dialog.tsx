import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import { alertCodes, type AlertCode } from '../alerts/alert-codes';
import { SecretDialog } from '../parts/secret-dialog';
import { useAddWebhook } from './use-webhooks';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

const useStyles = makeStyles({
  codes: {
    border: 'none',
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    maxHeight: '240px',
    overflow: 'auto',
    marginTop: tokens.spacingVerticalS,
  },
});

export function AddWebhookDialog({ close }: { readonly close: () => void }): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  const [url, setUrl] = useState('');
  const [description, describe] = useState('');
  const [codes, choose] = useState<readonly AlertCode[]>();
  const { mutate, data, error, isPending } = useAddWebhook();
  if (data !== undefined)
    return (
      <SecretDialog
        title={t('webhooks.secret')}
        text={t('webhooks.secretText')}
        secret={data.secret ?? ''}
        close={close}
      />
    );
  const body = {
    url,
    ...(description !== '' && { description }),
    ...(codes !== undefined && { codes: [...codes] }),
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            mutate(body);
          }}
        >
          <DialogBody>
            <DialogTitle>{t('webhooks.add')}</DialogTitle>
            <DialogContent>
              <Field label={t('webhooks.url')} required validationMessage={refusalOf(error, 'url')}>
                <Input type="url" value={url} onChange={(_, { value }) => setUrl(value.trim())} />
              </Field>
              <Field label={t('webhooks.what')} validationMessage={refusalOf(error, 'description')}>
                <Input value={description} onChange={(_, { value }) => describe(value)} />
              </Field>
              <Codes codes={codes} choose={choose} />
              {error !== null && <Failure error={error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('app:cancel')}</Button>
              <Button
                appearance="primary"
                type="submit"
                disabledFocusable={isPending || url === '' || codes?.length === 0}
              >
                {t('webhooks.add')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

interface CodesProps {
  /** Nothing for all there are, and will be. */
  readonly codes: readonly AlertCode[] | undefined;
  readonly choose: (codes: readonly AlertCode[] | undefined) => void;
}

function Codes({ codes, choose }: CodesProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const toggle = (code: AlertCode, isChosen: boolean): void =>
    choose(alertCodes.filter((other) => (other === code ? isChosen : codes?.includes(other))));
  return (
    <>
      <Checkbox
        label={t('webhooks.all')}
        checked={codes === undefined}
        onChange={(_, { checked }) => choose(checked === true ? undefined : [])}
      />
      {codes !== undefined && (
        <fieldset className={styles.codes} aria-label={t('webhooks.codes')}>
          {alertCodes.map((code) => (
            <Checkbox
              key={code}
              label={t(`alerts.code.${code}`)}
              checked={codes.includes(code)}
              onChange={(_, { checked }) => toggle(code, checked === true)}
            />
          ))}
        </fieldset>
      )}
    </>
  );
}
