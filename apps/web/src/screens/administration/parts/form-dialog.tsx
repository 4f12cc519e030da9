import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  readonly title: string;
  readonly action: string;
  readonly send: () => void;
  readonly close: () => void;
  readonly isReady: boolean;
  /** Why it was refused; what was typed stays. */
  readonly error: unknown;
  readonly children: ReactNode;
}

/** Some fields and the button that sends them. */
export function FormDialog({ title, action, send, close, isReady, error, children }: Props): JSX.Element {
  useFocusBack();
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (isReady) send();
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.fields}>
              {children}
              {error !== null && <Failure error={error} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={!isReady}>
                {action}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
