import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../parts/copy-field';

interface Props {
  readonly secret: string;
  readonly close: () => void;
}

/** A secret that is shown this once. */
export function SecretDialog({ secret, close }: Props): JSX.Element {
  const { t } = useTranslation(['administration', 'app']);
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('webhooks.secret')}</DialogTitle>
          <DialogContent>
            <p>{t('webhooks.secretText')}</p>
            <CopyField label={t('webhooks.secret')} value={secret} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {t('app:close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
