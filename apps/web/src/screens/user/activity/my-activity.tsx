import { makeStyles } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice } from '../../../shared/lists/filter-bar';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { itemsOf } from '../../../shared/lists/use-pages';
import { MailboxChoice, MailboxState } from '../mailbox/mailbox-choice';
import { useMailboxChoice } from '../mailbox/use-mailbox-choice';
import { MoveRow } from './move-row';
import { useMoves, useStopped } from './use-moves';

const verdicts = ['track', 'skip'] as const;

const useStyles = makeStyles({
  /** For those who listen, and not for those who look. */
  told: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Where a user sees what became of the mail that came to rest in the mailbox, and mends it. */
export function Component(): JSX.Element {
  const { t } = useTranslation('user');
  const styles = useStyles();
  const choice = useMailboxChoice();
  const filter = useFilter(['verdict']);
  const moves = useMoves(choice.mailboxId, filter.choice('verdict', verdicts));
  const stopped = useStopped(choice.mailboxId);
  const newest = itemsOf(moves)[0];
  return (
    <ScreenFrame
      title={t('activity.title')}
      description={t('activity.description')}
      actions={<MailboxChoice choice={choice} />}
    >
      <MailboxState choice={choice} />
      <FilterBar filter={filter}>
        <FilterChoice
          label={t('activity.show')}
          any={t('activity.all')}
          choices={verdicts.map((value) => ({ value, name: t(`activity.${value}`) }))}
          value={filter.text('verdict')}
          onChange={(value) => filter.set('verdict', value)}
        />
      </FilterBar>
      <div className={styles.told} aria-live="polite">
        {newest !== undefined && `${subjectOf(newest) ?? ''} ${newest.sentence}`}
      </div>
      <PagedList
        pages={moves}
        label={t('activity.title')}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t('activity.none')}>{t('activity.noneText')}</EmptyState>}
      >
        {(move) => <MoveRow move={move} isStopped={move.activity !== null && stopped.has(move.activity.id)} />}
      </PagedList>
    </ScreenFrame>
  );
}

const subjectOf = ({ activity, subject }: Parameters<typeof MoveRow>[0]['move']): string | null =>
  activity?.subject ?? subject;
