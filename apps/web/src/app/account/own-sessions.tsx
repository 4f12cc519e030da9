import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, done, type View } from '../../api/client';
import { EmptyState } from '../../shared/empty-state';
import { Moment } from '../../shared/moment';
import { PagedList } from '../../shared/paged-list';
import { Failure } from '../../shared/query-state';
import { usePages } from '../../shared/use-pages';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

export function OwnSessions(): JSX.Element {
  const { t } = useTranslation();
  const pages = usePages(['session', 'own'], (cursor) =>
    answerOf(api.GET('/api/v1/sessions', { params: { query: cursor } })),
  );
  return (
    <PagedList
      pages={pages}
      label={t('account.sessions')}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t('account.noSessions')} />}
    >
      {(session) => <OwnSession session={session} />}
    </PagedList>
  );
}

function OwnSession({ session }: { readonly session: View<'OpenSessionView'> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const client = useQueryClient();
  const { id, how, client: browser, usedAt, isCurrent } = session;
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => done(api.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['session', 'own'] }),
  });
  return (
    <div className={styles.row}>
      <div>
        {t(`account.how.${how}`)} <Moment at={usedAt} />
        <div className={styles.quiet}>{browser}</div>
        {error !== null && <Failure error={error} />}
      </div>
      {isCurrent ? (
        t('account.current')
      ) : (
        <Button disabledFocusable={isPending} onClick={() => mutate()}>
          {t('account.end')}
        </Button>
      )}
    </div>
  );
}
