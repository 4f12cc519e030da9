import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import type { FolderRule } from './folder';

interface Props {
  readonly rule: FolderRule;
  readonly remove: () => Promise<unknown>;
  readonly close: () => void;
}

/** Says what stays and what ends before a folder is tracked no longer. */
export function RemoveRule({ rule: { folderPath, trackedCount, action }, remove, close }: Props): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <ConfirmDialog
      title={t('folders.removeTitle', { path: folderPath ?? t('folders.thisFolder') })}
      action={t('folders.remove')}
      act={remove}
      close={close}
    >
      {action === 'track' ? t('folders.removeText', { count: trackedCount }) : t('folders.removePrivate')}
    </ConfirmDialog>
  );
}
