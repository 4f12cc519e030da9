import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Moment } from '../../../shared/values/moment';
import { Failure, QueryState } from '../../../shared/frame/query-state';
import { RowList } from '../../../shared/lists/row-list';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { Section } from '../../../shared/frame/section';
import { useCompareNow, useFolderCompleteness } from './use-mailbox';

interface Props {
  readonly mailboxId: string;
  readonly mayCompare: boolean;
}

/** Exchange against the store, folder by folder. */
export function FolderCompleteness({ mailboxId, mayCompare }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useCompareNow(mailboxId);
  const compare = useMutation({ mutationFn: () => mutateAsync() });
  return (
    <Section
      title={t('overview.completeness')}
      actions={
        mayCompare && (
          <Button disabledFocusable={compare.isPending} onClick={() => compare.mutate()}>
            {t(compare.isPending ? 'mailbox.comparing' : 'mailbox.compare')}
          </Button>
        )
      }
    >
      {compare.error !== null && <Failure error={compare.error} retry={() => compare.mutate()} />}
      <QueryState query={useFolderCompleteness(mailboxId)}>{(view) => <Folders view={view} />}</QueryState>
    </Section>
  );
}

export function Folders({ view: { items, gap } }: { readonly view: View<'CompletenessView'> }): JSX.Element {
  const { t } = useTranslation('administration');
  if (items.length === 0)
    return <EmptyState title={t('mailbox.nothingCompared')}>{t('mailbox.nothingComparedHint')}</EmptyState>;
  return (
    <>
      {gap !== null && <Mark look="warning">{t('mailbox.gap', { count: gap.comparisons })}</Mark>}
      <RowList items={items} label={t('mailbox.folders')} keyOf={({ folderId }) => folderId}>
        {(folder) => <Folder folder={folder} />}
      </RowList>
    </>
  );
}

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 2fr) minmax(120px, 1fr)' },
  ids: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL, fontFamily: tokens.fontFamilyMonospace },
});

function Folder({ folder }: { readonly folder: View<'FolderCompletenessView'> }): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { folderPath, folderId, inExchange, inStore, skipped, mended, missing, missingCount, asOf } = folder;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        {folderPath ?? folderId}
        {missing.length > 0 && (
          <details>
            <summary>{t('mailbox.missingIds', { count: missingCount })}</summary>
            <ul className={styles.ids}>
              {missing.map((messageId) => (
                <li key={messageId}>{messageId}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <span className={rows.quiet}>
        {t('mailbox.folderCounts', { inExchange, inStore, skipped })}{' '}
        {mended > 0 && t('mailbox.mended', { count: mended })} <Moment at={asOf} />
      </span>
      {missingCount === 0 ? (
        <Mark look="good">{t('mailbox.complete')}</Mark>
      ) : (
        <Mark look="warning">{t('mailbox.missing', { count: missingCount })}</Mark>
      )}
    </div>
  );
}
