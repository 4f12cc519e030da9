import { makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../shared/values/facts';
import { Mark } from '../../../shared/values/mark';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { Section } from '../../../shared/frame/section';
import type { Overview } from './use-overview';

const useStyles = makeStyles({
  topics: { display: 'flex', flexWrap: 'wrap', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}` },
  note: { margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
});

type Lag = NonNullable<Overview['lag']>[number];

/** So many that live mail feels it; rules and writer take some hundred at once. */
const isBehind = ({ events }: Lag): boolean => events >= 1_000;

/** Events that wait for each service. */
export function Waiting({ lag }: Pick<Overview, 'lag'>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <Section title={t('overview.lag')}>
      {lag === null ? (
        t('overview.lagUnknown')
      ) : (
        <>
          <Facts
            facts={Array.from(
              Map.groupBy(lag, ({ group }) => group),
              ([group, topics]) => [group, <Topics key={group} topics={topics} />] as const,
            )}
          />
          <p className={styles.note}>{t('overview.lagNone')}</p>
        </>
      )}
    </Section>
  );
}

function Topics({ topics }: { readonly topics: readonly Lag[] }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <div className={styles.topics}>
      {topics.map((one) => (
        <span key={one.topic}>
          <ScreenLink to={`/events?topic=${one.topic}`}>
            {t('overview.lagOf', { topic: one.topic, count: one.events })}
          </ScreenLink>{' '}
          {isBehind(one) && <Mark look="warning">{t('overview.behind')}</Mark>}
        </span>
      ))}
    </div>
  );
}
