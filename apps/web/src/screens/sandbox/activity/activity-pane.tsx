import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { BookmarkFilled, BookmarkOffRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Moment } from '../../../shared/values/moment';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { itemsOf } from '../../../shared/lists/use-pages';
import { MoveActs } from '../../user/activity/move-acts';
import { useMoves, useStopped, type Move } from '../../user/activity/use-moves';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, padding: tokens.spacingHorizontalM },
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    overflowWrap: 'anywhere',
  },
  recorded: { color: tokens.colorBrandForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  /** For those who listen, and not for those who look. */
  told: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** What became of the mail of this mailbox that came to rest, as it happens. */
export function ActivityPane({ mailboxId }: { readonly mailboxId: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const moves = useMoves(mailboxId, undefined);
  const stopped = useStopped(mailboxId);
  const newest = itemsOf(moves)[0];
  return (
    <div className={styles.root}>
      <Subtitle2 as="h2">{t('activity.title')}</Subtitle2>
      <div className={styles.told} aria-live="polite">
        {newest !== undefined && `${newest.activity?.subject ?? ''} ${newest.sentence}`}
      </div>
      <PagedList
        pages={moves}
        label={t('activity.title')}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t('activity.none')}>{t('activity.noneText')}</EmptyState>}
      >
        {(move) => (
          <Row mailboxId={mailboxId} move={move} isStopped={move.activity !== null && stopped.has(move.activity.id)} />
        )}
      </PagedList>
    </div>
  );
}

interface RowProps {
  readonly mailboxId: string;
  readonly move: Move;
  readonly isStopped: boolean;
}

function Row({ mailboxId, move: { activity, verdict, sentence, remedy, at }, isStopped }: RowProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const isRecorded = verdict === 'track' && activity?.status !== 'untracked';
  return (
    <article className={styles.row}>
      <Text size={200} className={isRecorded ? styles.recorded : styles.quiet}>
        {isRecorded ? <BookmarkFilled /> : <BookmarkOffRegular />} {t(isRecorded ? 'activity.track' : 'activity.skip')}{' '}
        · <Moment at={at} />
      </Text>
      {activity !== null && (
        <Text weight="semibold">
          <ScreenLink to={`/activities/${encodeURIComponent(activity.id)}`}>
            {activity.subject === '' ? t('messages.noSubject') : activity.subject}
          </ScreenLink>
        </Text>
      )}
      <Text size={200}>{sentence}</Text>
      {remedy !== null && (
        <Text size={200} className={styles.quiet}>
          {remedy}
        </Text>
      )}
      {activity !== null && <MoveActs mailboxId={mailboxId} activity={activity} isStopped={isStopped} />}
    </article>
  );
}
