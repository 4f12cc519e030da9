import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/moment';
import { QueryState } from '../../../shared/query-state';
import { Section } from '../parts/section';
import { Tile, Tiles } from './tile';
import { useCompleteness } from './use-overview';

/** Whether all that should be in the store is there: the one number that everything else is for. */
export function CompletenessTiles(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Section title={t('overview.completeness')}>
      <QueryState query={useCompleteness()}>
        {({ mailboxes, complete, withGaps, neverCompared, missing, asOf }) => (
          <Tiles>
            <Tile
              to="/mailboxes?state=enabled"
              name={t('overview.complete')}
              value={t('overview.ofMailboxes', { complete, mailboxes })}
              note={asOf === null ? t('overview.neverCompared') : <AsOf at={asOf} />}
            />
            <Tile
              to="/mailboxes?finding=missing"
              name={t('overview.missing')}
              value={missing}
              note={t('overview.withGaps', { count: withGaps })}
              isWanting={missing > 0}
            />
            <Tile to="/mailboxes?finding=never-compared" name={t('mailbox.neverCompared')} value={neverCompared} />
          </Tiles>
        )}
      </QueryState>
    </Section>
  );
}

function AsOf({ at }: { readonly at: string }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <>
      {t('overview.asOf')} <Moment at={at} />
    </>
  );
}
