import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../../api/use-session';
import { findImport } from '../csv-import/kept-imports';

/** That an import of mailboxes ended with the page on which it ran; nothing when none did. */
export function UnfinishedImport({ goOn }: { readonly goOn: () => void }): JSX.Element | null {
  const { t } = useTranslation('administration');
  const { name } = useSignedIn();
  const { data } = useQuery({
    queryKey: ['mailbox', 'unfinished-import', name],
    queryFn: async () => (await findImport('mailbox', name)) ?? null,
    staleTime: 0,
  });
  if (data === undefined || data === null) return null;
  const { offset: done, lines } = data.state;
  return (
    <MessageBar layout="multiline">
      <MessageBarBody>{t('mailboxes.unfinished', { done, lines })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={goOn}>{t('mailboxes.showUnfinished')}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
