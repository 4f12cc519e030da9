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
import { useFocusBack } from '../../../shared/forms/use-focus-back';
import { CsvImportFields } from '../csv-import/csv-import-fields';
import { mailboxImport } from '../csv-import/import-calls';
import { useCsvImport } from '../csv-import/use-csv-import';

/** Approves the mailboxes of a table, having shown what would become of each line. */
export function AddManyDialog({ close }: { readonly close: () => void }): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  const csv = useCsvImport({ calls: mailboxImport, variant: '', subject: 'mailbox' });
  const { source, preview, run } = csv;
  const isRunning = run.state?.kind === 'running';
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && !isRunning && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('mailboxes.addMany')}</DialogTitle>
          <DialogContent>
            <CsvImportFields
              csv={csv}
              label={t('mailboxes.addMany')}
              hint={t('mailboxes.columns')}
              example={t('mailboxes.csvExample')}
            />
          </DialogContent>
          <DialogActions>
            <Button disabledFocusable={isRunning} onClick={close}>
              {t(run.state?.kind === 'done' ? 'app:close' : 'app:cancel')}
            </Button>
            {source !== undefined && run.state === undefined && (
              <Button appearance="primary" disabledFocusable={csv.good === 0} onClick={csv.start}>
                {t('mailboxes.approveMany', { count: preview.data?.created ?? 0 })}
              </Button>
            )}
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
