import { Body1, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Moment } from '../../../shared/values/moment';
import { PagedList } from '../../../shared/lists/paged-list';
import type { Pages } from '../../../shared/lists/use-pages';
import { RowChoice } from '../row-choice';
import { Verdict } from '../verdict';
import { SubjectOf } from './subject-of';
import type { Decision } from './use-why';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalS, justifyContent: 'space-between', alignItems: 'start' },
  subject: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly pages: Pages<Decision>;
  readonly chosen: string | undefined;
  readonly choose: (decisionId: string) => void;
}

export function DecisionList({ pages, chosen, choose }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  return (
    <PagedList
      pages={pages}
      label={t('why.found')}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t('why.none.title')}>{t('why.none.text')}</EmptyState>}
    >
      {(decision) => (
        <RowChoice isChosen={decision.id === chosen} choose={() => choose(decision.id)}>
          <DecisionRow decision={decision} />
        </RowChoice>
      )}
    </PagedList>
  );
}

function DecisionRow({ decision }: { readonly decision: Decision }): JSX.Element {
  const styles = useStyles();
  const { sender, sentence, mailboxId, mailboxAddress, verdict, observedAt } = decision;
  return (
    <>
      <span className={styles.row}>
        <Body1Strong className={styles.subject}>
          <SubjectOf decision={decision} />
        </Body1Strong>
        <Verdict verdict={verdict} />
      </span>
      <Body1>{sentence}</Body1>
      <Caption1 className={styles.quiet}>
        {sender !== null && <>{sender.name ?? sender.address} · </>}
        {mailboxAddress ?? mailboxId} · <Moment at={observedAt} />
      </Caption1>
    </>
  );
}
