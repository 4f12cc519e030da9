import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { RowList } from '../../../shared/lists/row-list';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import type { Topic } from '../parts/use-topics';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr) 110px' },
  /** The one that was opened from elsewhere. */
  asked: { backgroundColor: tokens.colorNeutralBackground1Selected },
  name: { display: 'block', fontFamily: tokens.fontFamilyMonospace },
});

/** So many that live mail feels it; rules and writer take some hundred at once. */
const isBehind = (events: number): boolean => events >= 1_000;

export function TopicList({ topics }: { readonly topics: readonly Topic[] }): JSX.Element {
  const { t } = useTranslation('developer');
  return (
    <RowList items={topics} label={t('events.topics')} keyOf={({ name }) => name}>
      {(topic) => <TopicRow topic={topic} />}
    </RowList>
  );
}

const show = (row: HTMLElement | null): void => row?.scrollIntoView({ block: 'center' });

function TopicRow({ topic }: { readonly topic: Topic }): JSX.Element {
  const [asked] = useSearchParams();
  const [rows, styles] = [useRowStyles(), useStyles()];
  const { t } = useTranslation('developer');
  const { name, purpose, key, isPublic, partitions, retentionDays } = topic;
  const isAsked = asked.get('topic') === name;
  return (
    <div
      ref={isAsked ? show : undefined}
      aria-current={isAsked || undefined}
      className={mergeClasses(rows.row, styles.row, isAsked && styles.asked)}
    >
      <div className={rows.cell}>
        <Text className={styles.name} weight="semibold">
          {isPublic ? <ScreenLink to={`/samples?view=real&topic=${name}`}>{name}</ScreenLink> : name}
        </Text>
        <span className={rows.quiet}>{purpose}</span>
      </div>
      <div className={rows.quiet}>
        {t('events.key', { key })} {t('events.partitions', { count: partitions })}{' '}
        {retentionDays === null ? t('events.keepsLast') : t('events.keeps', { count: retentionDays })}
      </div>
      <div className={rows.cell}>
        <Lag topic={topic} />
      </div>
      <Mark look={isPublic ? 'good' : 'quiet'}>{t(isPublic ? 'events.public' : 'events.internal')}</Mark>
    </div>
  );
}

/** Of the services of Foldwatch; what others have read only the brokers know. */
function Lag({ topic: { lag } }: { readonly topic: Topic }): JSX.Element {
  const rows = useRowStyles();
  const { t } = useTranslation('developer');
  if (lag === null) return <Mark look="warning">{t('events.lagUnknown')}</Mark>;
  if (lag.length === 0) return <span className={rows.quiet}>{t('events.lagNotWatched')}</span>;
  return (
    <>
      {lag.map(({ group, events }) => (
        <Mark key={group} look={isBehind(events) ? 'warning' : 'good'}>
          {t('events.lag', { group, count: events })}
        </Mark>
      ))}
    </>
  );
}
