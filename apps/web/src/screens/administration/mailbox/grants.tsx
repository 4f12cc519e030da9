import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { Failure, QueryState } from '../../../shared/frame/query-state';
import { RowList } from '../../../shared/lists/row-list';
import { OwnerSearch } from '../parts/owner-search';
import { Section } from '../../../shared/frame/section';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', overflowWrap: 'anywhere' },
  user: { display: 'grid', flex: '1 1 260px', maxWidth: '400px' },
  add: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
});

const systemUsers = ['systemuser'];

interface Props {
  readonly mailboxId: string;
  readonly mayChange: boolean;
}

/** Who has the mailbox as their own, beside its owner. */
export function Grants({ mailboxId, mayChange }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const client = useQueryClient();
  const [userId, choose] = useState('');
  const [added, count] = useState(0);
  const path = { id: mailboxId };
  const queryKey = ['mailbox', mailboxId, 'grants'] as const;
  const query = useQuery({
    queryKey,
    queryFn: async () => (await answerOf(api.GET('/api/v1/mailboxes/{id}/grants', { params: { path } }))).items,
  });
  const { mutate, error, isPending } = useMutation({
    mutationFn: (systemUserIds: string[]) =>
      answerOf(api.PUT('/api/v1/mailboxes/{id}/grants', { params: { path }, body: { systemUserIds } })),
    onSuccess: () => client.invalidateQueries({ queryKey }),
  });
  return (
    <Section title={t('grants.title')}>
      {error !== null && <Failure error={error} />}
      <QueryState query={query}>
        {(grants) => {
          const ids = grants.map(({ systemUserId }) => systemUserId);
          return (
            <>
              {grants.length === 0 && t('grants.none')}
              <RowList items={grants} label={t('grants.title')} keyOf={({ systemUserId }) => systemUserId}>
                {({ systemUserId, name }) => (
                  <div className={styles.row}>
                    {name ?? systemUserId}
                    {mayChange && (
                      <Button
                        appearance="subtle"
                        icon={<DismissRegular />}
                        // All are put at once: what is put next has to go by what came of that.
                        disabledFocusable={isPending}
                        aria-label={t('grants.remove', { name: name ?? systemUserId })}
                        onClick={() => mutate(ids.filter((id) => id !== systemUserId))}
                      />
                    )}
                  </div>
                )}
              </RowList>
              {mayChange && (
                <div className={styles.add}>
                  <div className={styles.user}>
                    <OwnerSearch
                      key={added}
                      label={t('grants.user')}
                      tables={systemUsers}
                      value={userId}
                      onChange={choose}
                    />
                  </div>
                  <Button
                    disabledFocusable={isPending || userId === '' || ids.includes(userId)}
                    onClick={() => {
                      mutate([...ids, userId]);
                      choose('');
                      count(added + 1);
                    }}
                  >
                    {t('grants.add')}
                  </Button>
                </div>
              )}
            </>
          );
        }}
      </QueryState>
    </Section>
  );
}
