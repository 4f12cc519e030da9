import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';
import { Moment } from '../../shared/values/moment';
import { Failure } from '../../shared/frame/query-state';
import { browserName } from './browser-name';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  about: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly session: View<'OpenSessionView'>;
  /** Whose it is, where that is not said above. */
  readonly who?: string;
  /** Signs that browser out; without it that is not offered. */
  readonly end?: (() => Promise<unknown>) | undefined;
}

/** One browser in which somebody is signed in: which, from where, since when, and when it was last used. */
export function SessionRow({ session, who, end }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const { how, client, address, openedAt, usedAt, isCurrent } = session;
  return (
    <div className={styles.row}>
      <div className={styles.about}>
        {who !== undefined && <Text weight="semibold">{who}</Text>}
        <div title={client ?? undefined}>{fromWhere(client, address)}</div>
        <div className={styles.quiet}>
          {t(`account.how.${how}`)} <Moment at={openedAt} />
          {t('account.lastUsed')} <Moment at={usedAt} />
        </div>
      </div>
      {isCurrent ? t('account.current') : end !== undefined && <EndButton end={end} />}
    </div>
  );

  function fromWhere(agent: string | null, from: string | null): string {
    const named = browserName(agent ?? '');
    const browser = named === undefined ? (agent ?? t('account.unknownBrowser')) : t('account.browser', named);
    return from === null ? browser : t('account.from', { browser, address: from });
  }
}

function EndButton({ end }: { readonly end: () => Promise<unknown> }): JSX.Element {
  const { t } = useTranslation();
  const { mutate, isPending, error } = useMutation({ mutationFn: end });
  return (
    <>
      <Button disabledFocusable={isPending} onClick={() => mutate()}>
        {t('account.end')}
      </Button>
      {error !== null && <Failure error={error} />}
    </>
  );
}
