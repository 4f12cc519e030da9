import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../frame/query-state';
import { RowList } from './row-list';
import { itemsOf, type Pages } from './use-pages';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  more: { alignSelf: 'center' },
});

interface Props<Item> {
  readonly pages: Pages<Item>;
  /** What the list is, for those who do not see it. */
  readonly label: string;
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
  /** Instead of a list without items. */
  readonly empty: ReactNode;
}

/** A list of the API that grows on demand; with its states of loading, nothing, failure and more to come. */
export function PagedList<Item>({ pages, label, keyOf, children, empty }: Props<Item>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const items = itemsOf(pages);
  return (
    <div className={styles.root}>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Spinner label={t('loading')} />}
      {data !== undefined && items.length === 0 && empty}
      {items.length > 0 && (
        <RowList items={items} label={label} keyOf={keyOf}>
          {children}
        </RowList>
      )}
      {hasNextPage && (
        <Button className={styles.more} disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? t('loading') : t('more')}
        </Button>
      )}
    </div>
  );
}
