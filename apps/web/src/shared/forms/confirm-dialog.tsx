import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BusyIcon } from './busy-icon';
import { Failure } from '../frame/query-state';
import { useFocusBack } from './use-focus-back';

interface Props {
  readonly title: string;
  /** What the button says that does it. */
  readonly action: string;
  readonly act: () => Promise<unknown>;
  /** Called when nothing is left to ask, also after the act. */
  readonly close: () => void;
  readonly isReady?: boolean;
  /** What the act reaches, with its count. */
  readonly children?: ReactNode;
}

/** Asks before something is done. Draw it only while it asks; it stays, and says so, when the act fails. */
export function ConfirmDialog({ title, action, act, close, isReady = true, children }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({ mutationFn: act, onSuccess: close });
  return (
    <Dialog open modalType="modal" onOpenChange={(_, { open }) => !open && !isPending && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            {children}
            {error !== null && <Failure error={error} />}
          </DialogContent>
          <DialogActions>
            <Button disabled={isPending} onClick={close}>
              {t('cancel')}
            </Button>
            <Button
              appearance="primary"
              disabledFocusable={isPending || !isReady}
              icon={isPending ? <BusyIcon /> : null}
              onClick={() => mutate()}
            >
              {action}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
