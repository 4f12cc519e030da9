import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Failure } from '../../../shared/frame/query-state';
import { Folders } from './folder-completeness';
import { useSync } from './use-mailbox';

interface Props {
  readonly mailbox: View<'MailboxView'>;
  readonly close: () => void;
}

/** Reads the mailbox now, having compared it with the store first: that shows what there is to read. */
export function ResyncDialog({ mailbox: { id, emailAddress }, close }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useSync(id);
  const preview = useQuery({
    queryKey: ['mailbox', id, 'preview'],
    queryFn: () => answerOf(api.POST('/api/v1/mailboxes/{id}/completeness', { params: { path: { id } } })),
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <ConfirmDialog
      title={t('mailbox.resyncTitle', { emailAddress })}
      action={t('mailbox.resync')}
      act={() => mutateAsync()}
      close={close}
    >
      <p>{t('mailbox.resyncText')}</p>
      {preview.isPending && <Spinner label={t('mailbox.comparing')} />}
      {preview.error !== null && <Failure error={preview.error} retry={() => void preview.refetch()} />}
      {preview.data !== undefined && (
        <>
          <output>{t('mailbox.resyncFinds', { count: preview.data.missing })}</output>
          <Folders view={preview.data} />
        </>
      )}
    </ConfirmDialog>
  );
}
