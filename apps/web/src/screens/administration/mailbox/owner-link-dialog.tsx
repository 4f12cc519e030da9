import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Spinner,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { Failure } from '../../../shared/frame/query-state';
import { CopyField } from '../parts/copy-field';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

interface Props {
  readonly mailbox: View<'MailboxView'>;
  readonly close: () => void;
}

/** A link that signs the owner of the mailbox in, once. */
export function OwnerLinkDialog({ mailbox: { id, emailAddress }, close }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  const link = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/mailboxes/{id}/session-links', { params: { path: { id } } })),
  });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('mailbox.ownerLink')}</DialogTitle>
          <DialogContent>
            <p>{t('mailbox.ownerLinkText', { emailAddress })}</p>
            {link.error !== null && <Failure error={link.error} />}
            {link.isPending && <Spinner label={t('app:loading')} />}
            {link.data !== undefined && (
              <Field hint={<Expiry at={link.data.expiresAt} />}>
                <CopyField label={t('mailbox.ownerLink')} value={`${window.location.origin}${link.data.path}`} />
              </Field>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('app:close')}</Button>
            {link.data === undefined && (
              <Button appearance="primary" disabledFocusable={link.isPending} onClick={() => link.mutate()}>
                {t('mailbox.makeLink')}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Expiry({ at }: { readonly at: string }): JSX.Element {
  const { t } = useTranslation(['administration', 'app']);
  return (
    <>
      {t('mailbox.linkExpires')} <Moment at={at} />
    </>
  );
}
