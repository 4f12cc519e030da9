import { Button } from '@fluentui/react-components';
import { AddRegular, DocumentTableRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { AddManyDialog } from './add-many-dialog';
import { AddMailboxDialog } from './add-mailbox-dialog';
import { MailboxList } from './mailbox-list';
import { UnfinishedImport } from './unfinished-import';

/** All mailboxes, found by what they are called, how they are and what is wrong with them. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const [dialog, openDialog] = useState<'one' | 'many'>();
  const close = (): void => openDialog(undefined);
  const mayWrite = useMayWrite();
  return (
    <ScreenFrame title={t('mailboxes.title')} actions={mayWrite && <AddButtons open={openDialog} />}>
      {mayWrite && dialog === undefined && <UnfinishedImport goOn={() => openDialog('many')} />}
      <MailboxList />
      {dialog === 'one' && <AddMailboxDialog close={close} />}
      {dialog === 'many' && <AddManyDialog close={close} />}
    </ScreenFrame>
  );
}

function AddButtons({ open }: { readonly open: (dialog: 'one' | 'many') => void }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <span>
      <Button appearance="primary" icon={<AddRegular />} onClick={() => open('one')}>
        {t('mailboxes.add')}
      </Button>{' '}
      <Button icon={<DocumentTableRegular />} onClick={() => open('many')}>
        {t('mailboxes.addMany')}
      </Button>
    </span>
  );
}
