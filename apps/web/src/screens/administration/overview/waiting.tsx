import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../shared/facts';
import { Section } from '../../../shared/section';
import type { Overview } from './use-overview';

/** Events that wait for whoever handles them. */
export function Waiting({ lag }: Pick<Overview, 'lag'>): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Section title={t('overview.lag')}>
      {lag === null ? (
        t('overview.lagUnknown')
      ) : (
        <Facts
          facts={lag.map(({ group, topic, events }) => [
            t('overview.lagOf', { topic, group }),
            t('overview.events', { count: events }),
          ])}
        />
      )}
    </Section>
  );
}
