import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowRightRegular, AttachRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { RecordLink } from '../../../shared/records/record-link';
import { ScreenLink } from '../../../shared/frame/screen-link';
import type { RecordRef } from './use-record';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalM, padding: `${tokens.spacingVerticalS} 0`, minWidth: 0 },
  sign: { paddingTop: tokens.spacingVerticalXXS, flexShrink: 0 },
  text: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  first: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly activity: View<'ActivityView'>;
  /** Whose timeline it is: only another record has to be named. */
  readonly besides?: RecordRef;
}

/** One message in a timeline. */
export function TimelineRow({ activity, besides }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const { id, subject, direction, from, to, attachments, regarding } = activity;
  const isIncoming = direction === 'incoming';
  const Sign = isIncoming ? ArrowLeftRegular : ArrowRightRegular;
  const sign = t(isIncoming ? 'email.incoming' : 'email.outgoing');
  const others = isIncoming ? [from] : to;
  const isElsewhere = regarding !== null && (regarding.id !== besides?.id || regarding.table !== besides.table);
  return (
    <article className={styles.row}>
      <Sign className={styles.sign} aria-label={sign} title={sign} />
      <div className={styles.text}>
        <div className={styles.first}>
          <Text weight="semibold">
            <ScreenLink to={`/activities/${encodeURIComponent(id)}`}>{subject || t('email.noSubject')}</ScreenLink>
          </Text>
          <Text size={200} className={styles.quiet}>
            {attachments.length > 0 && <AttachRegular aria-label={t('email.withAttachments')} />}{' '}
            <Moment at={whenOf(activity)} />
          </Text>
        </div>
        <Text className={styles.quiet}>{others.map((party) => party?.name ?? party?.address ?? '').join(', ')}</Text>
        {isElsewhere && <RecordLink record={regarding} />}
      </div>
    </article>
  );
}

const whenOf = ({ sentAt, receivedAt, createdAt }: View<'ActivityView'>): string => sentAt ?? receivedAt ?? createdAt;
