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
import { CopyField } from './copy-field';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

interface Props {
  readonly title: string;
  /** What it is for. */
  readonly text: string;
  readonly secret: string;
  readonly close: () => void;
}

/** A secret that is shown this once. */
export function SecretDialog({ title, text, secret, close }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation();
  return (
    <Dialog open>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <p>{text}</p>
            <CopyField label={title} value={secret} />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {t('close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
