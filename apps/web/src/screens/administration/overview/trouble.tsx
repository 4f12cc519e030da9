import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../shared/frame/query-state';
import { Section } from '../../../shared/frame/section';
import { Tile, Tiles } from './tile';
import { useReadiness, useWaitingApprovals, type Overview } from './use-overview';

/** What waits for somebody. */
export function Trouble({ overview: { alerts, deadLetters } }: { readonly overview: Overview }): JSX.Element {
  const { t } = useTranslation('administration');
  const open = alerts.errors + alerts.warnings;
  return (
    <Section title={t('overview.trouble')}>
      <Tiles>
        <Tile
          to="/alerts?state=open"
          name={t('overview.alerts')}
          value={alerts.more ? `${open}+` : open}
          note={open > 0 && t('overview.errors', { count: alerts.errors })}
          isWanting={open > 0}
        />
        {alerts.byCode.map(({ code, open: count }) => (
          <Tile
            key={code}
            to={`/alerts?state=open&code=${code}`}
            name={t('overview.alertOf', { code: t(`alerts.code.${code}`) })}
            value={count}
            isWanting
          />
        ))}
        <Tile
          to="/dead-letters?state=open"
          name={t('overview.deadLetters')}
          value={deadLetters.more ? `${deadLetters.open}+` : deadLetters.open}
          isWanting={deadLetters.open > 0}
        />
        <QueryState query={useWaitingApprovals()}>
          {(waiting) => <Tile to="/approvals" name={t('overview.approvals')} value={waiting} />}
        </QueryState>
        <Service />
      </Tiles>
    </Section>
  );
}

function Service(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <QueryState query={useReadiness()}>
      {({ status, checks }) => (
        <Tile
          to="/alerts?code=service-unwell"
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
