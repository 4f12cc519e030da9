import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../../api/client';
import { narrow } from '../../../../app/narrow';
import { EmptyState } from '../../../../shared/frame/empty-state';
import { QueryState } from '../../../../shared/frame/query-state';
import { RowList } from '../../../../shared/lists/row-list';
import { RowChoice } from '../../row-choice';
import { RuleDetail } from './rule-detail';
import { usePlace } from '../scope/scope';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  row: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  folder: { overflowWrap: 'anywhere' },
});

export type Rule = View<'FolderRuleView'>;

export function useRules(mailboxId: string): UseQueryResult<readonly Rule[]> {
  return useQuery({
    queryKey: ['configuration', 'rules', mailboxId],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/mailboxes/{id}/folder-rules', { params: { path: { id: mailboxId } } }))).items,
  });
}

/** The rules of a mailbox's folders, the nearest layer of all. */
export function RulesTab({ mailboxId }: { readonly mailboxId: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { scope, ruleId, go } = usePlace();
  const query = useRules(mailboxId);
  return (
    <QueryState query={query}>
      {(rules) => {
        const shown = rules.find(({ id }) => id === ruleId) ?? rules[0];
        if (shown === undefined) return <EmptyState title={t('rules.none.title')}>{t('rules.none.text')}</EmptyState>;
        return (
          <div className={styles.panes}>
            <RowList items={rules} label={t('policies.tabs.rules')} keyOf={({ id }) => id}>
              {(rule) => (
                <RowChoice isChosen={rule === shown} choose={() => go(scope, 'rules', rule.id)}>
                  <RuleRow rule={rule} />
                </RowChoice>
              )}
            </RowList>
            <RuleDetail key={shown.id} rule={shown} />
          </div>
        );
      }}
    </QueryState>
  );
}

function RuleRow({ rule }: { readonly rule: Rule }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { folderPath, folderId, status, action, regarding } = rule;
  return (
    <>
      <span className={styles.row}>
        <Body1Strong className={styles.folder}>{folderPath ?? folderId}</Body1Strong>
        <Badge appearance="tint" color={status === 'active' ? 'success' : 'informative'}>
          {t(`rules.statuses.${status}`)}
        </Badge>
      </span>
      <Caption1>
        {t(`rules.actions.${action}`)}
        {regarding !== null && <> · {t('rules.regarding', { name: regarding.name })}</>}
      </Caption1>
    </>
  );
}
