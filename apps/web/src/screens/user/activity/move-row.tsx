import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { BookmarkFilled, BookmarkOffRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { RecordNowButton } from '../../../shared/activities/record-now-button';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { MoveActs } from './move-acts';
import type { Move } from './use-moves';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
    minWidth: 0,
  },
  sign: { paddingTop: tokens.spacingVerticalXXS, fontSize: '20px', flexShrink: 0 },
  recorded: { color: tokens.colorBrandForeground1 },
  text: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  first: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  when: { whiteSpace: 'nowrap' },
  subject: { overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly move: Move;
  readonly isStopped: boolean;
}

/** One message: what became of it in a sentence, and what can be done. */
export function MoveRow({ move, isStopped }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const { activity, sender, sentence, remedy, at, verdict } = move;
  const isRecorded = verdict === 'track' && activity?.status !== 'untracked';
  const Sign = isRecorded ? BookmarkFilled : BookmarkOffRegular;
  const sign = t(isRecorded ? 'activity.track' : 'activity.skip');
  return (
    <article className={styles.row}>
      <Sign
        className={mergeClasses(styles.sign, isRecorded ? styles.recorded : styles.quiet)}
        aria-label={sign}
        title={sign}
      />
      <div className={styles.text}>
        <div className={styles.first}>
          <Text weight="semibold" className={styles.subject}>
            <Subject move={move} />
          </Text>
          <Text size={200} className={mergeClasses(styles.quiet, styles.when)}>
            <Moment at={at} />
          </Text>
        </div>
        {sender !== null && <Text className={styles.quiet}>{sender.name ?? sender.address}</Text>}
        <Text>{sentence}</Text>
        {remedy !== null && <Text className={styles.quiet}>{remedy}</Text>}
        <RecordNowButton decision={move} />
        {activity !== null && <MoveActs mailboxId={move.mailboxId} activity={activity} isStopped={isStopped} />}
      </div>
    </article>
  );
}

function Subject({ move: { activity, subject } }: Pick<Props, 'move'>): JSX.Element {
  const { t } = useTranslation('user');
  const text = activity?.subject ?? subject;
  const shown = text === null || text === '' ? t('activity.noSubject') : text;
  if (activity?.status !== 'tracked') return <>{shown}</>;
  return <ScreenLink to={`/activities/${encodeURIComponent(activity.id)}`}>{shown}</ScreenLink>;
}
