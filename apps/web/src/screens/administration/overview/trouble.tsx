import { makeStyles, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/moment';
import { QueryState } from '../../../shared/query-state';
import { RowList } from '../../../shared/row-list';
import { ScreenLink } from '../../../shared/screen-link';
import { Section } from '../parts/section';
import { Tile, Tiles } from './tile';
import { useOpenAlerts, useOpenDeadLetters, useReadiness, useWaitingApprovals, type Counted } from './use-overview';

const countOf = ({ count, isMore }: Counted<unknown>): ReactNode => (isMore ? `${count}+` : count);

/** What waits for somebody. */
export function Trouble(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Section title={t('overview.trouble')}>
      <Tiles>
        <QueryState query={useOpenAlerts()}>
          {(alerts) => (
            <Tile
              to="/alerts?state=open"
              name={t('overview.alerts')}
              value={countOf(alerts)}
              isWanting={alerts.count > 0}
            />
          )}
        </QueryState>
        <QueryState query={useOpenDeadLetters()}>
          {(letters) => (
            <Tile
              to="/dead-letters?state=open"
              name={t('overview.deadLetters')}
              value={countOf(letters)}
              isWanting={letters.count > 0}
            />
          )}
        </QueryState>
        <QueryState query={useWaitingApprovals()}>
          {(waiting) => <Tile to="/approvals" name={t('overview.approvals')} value={countOf(waiting)} />}
        </QueryState>
        <Service />
      </Tiles>
      <NewestAlerts />
    </Section>
  );
}

function Service(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <QueryState query={useReadiness()}>
      {({ status, checks }) => (
        <Tile
          to="/alerts?state=open"
          name={t('overview.service')}
          value={t(`overview.status.${status}`)}
          note={checks
            .filter(({ ok }) => !ok)
            .map(({ name, problem }) => problem ?? name)
            .join(', ')}
          isWanting={status !== 'ok'}
        />
      )}
    </QueryState>
  );
}

const useStyles = makeStyles({
  alert: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, padding: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const shown = 5;

/** Only when there are some: an empty list says no more than the number above it. */
function NewestAlerts(): JSX.Element | null {
  const { t } = useTranslation('administration');
  const styles = useStyles();
  const { data } = useOpenAlerts();
  if (data === undefined || data.count === 0) return null;
  return (
    <RowList items={data.items.slice(0, shown)} label={t('overview.newestAlerts')} keyOf={({ id }) => id}>
      {({ message, cure, since }) => (
        <div className={styles.alert}>
          <span>
            <ScreenLink to="/alerts?state=open">{message}</ScreenLink> <Moment at={since} />
          </span>
          <span className={styles.quiet}>{cure}</span>
        </div>
      )}
    </RowList>
  );
}
