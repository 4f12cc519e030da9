import { Badge, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice } from '../../../shared/lists/filter-bar';
import { Moment } from '../../../shared/values/moment';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { itemsOf } from '../../../shared/lists/use-pages';
import { RowChoice } from '../row-choice';
import { ApprovalDetail } from './approval-detail';
import { approvalStates, useApproval, useApprovals, type Approval } from './use-approvals';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  row: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

/** Changes that reach so far that a second person has to agree. */
export function ApprovalsScreen(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const filter = useFilter(['state', 'chosen']);
  const state = filter.choice('state', approvalStates);
  const pages = useApprovals(state);
  const chosen = filter.text('chosen');
  const linked = useApproval(chosen === '' ? undefined : chosen).data;
  const shown = linked ?? itemsOf(pages)[0];
  return (
    <ScreenFrame title={t('approvals.title')} description={t('approvals.description')}>
      <FilterBar filter={filter}>
        <FilterChoice
          label={t('approvals.state')}
          any={t('approvals.any')}
          value={state ?? ''}
          choices={approvalStates.map((value) => ({ value, name: t(`approvals.states.${value}`) }))}
          onChange={(value) => filter.set('state', value)}
        />
      </FilterBar>
      <div className={mergeClasses(shown !== undefined && styles.panes)}>
        <PagedList
          pages={pages}
          label={t('approvals.title')}
          keyOf={({ approvalId }) => approvalId}
          empty={<EmptyState title={t('approvals.none.title')}>{t('approvals.none.text')}</EmptyState>}
        >
          {(approval) => (
            <RowChoice
              isChosen={approval.approvalId === shown?.approvalId}
              choose={() => filter.set('chosen', approval.approvalId)}
            >
              <ApprovalRow approval={approval} />
            </RowChoice>
          )}
        </PagedList>
        {shown !== undefined && <ApprovalDetail key={shown.approvalId} approval={shown} />}
      </div>
    </ScreenFrame>
  );
}

function ApprovalRow({ approval }: { readonly approval: Approval }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['policy', 'app']);
  const { kind, state, askedBy, askedAt } = approval;
  return (
    <>
      <span className={styles.row}>
        <Body1Strong>{t(`app:asked.kinds.${kind}`)}</Body1Strong>
        <Badge appearance="tint" color={state === 'waiting' ? 'warning' : 'informative'}>
          {t(`approvals.states.${state}`)}
        </Badge>
      </span>
      <Caption1>
        {t('approvals.askedBy', { name: askedBy })} <Moment at={askedAt} />
      </Caption1>
    </>
  );
}
