import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { Section } from '../../../shared/frame/section';
import { Tile, Tiles } from './tile';
import type { Overview } from './use-overview';

/** Whether all that should be in the store is there: the one number that everything else is for. */
export function CompletenessTiles({ completeness }: Pick<Overview, 'completeness'>): JSX.Element {
  const { t } = useTranslation('administration');
  const { mailboxes, complete, withGaps, neverCompared, missing, asOf } = completeness;
  /** Before anything was compared a zero says nothing. */
  const measured = (count: number): ReactNode => (asOf === null ? '–' : count);
  return (
    <Section title={t('overview.completeness')}>
      <Tiles>
        <Tile
          to="/mailboxes?show=enabled"
          name={t('overview.complete')}
          value={measured(complete)}
          note={
            mailboxes === 0
              ? t('overview.noneEnabled')
              : t(asOf === null ? 'overview.notMeasuredOf' : 'overview.ofMailboxes', { count: mailboxes })
          }
        />
        <Tile
          to="/mailboxes?show=missing-mail"
          name={t('overview.missing')}
          value={measured(missing)}
          note={asOf === null ? t('overview.notMeasured') : missing > 0 && t('overview.withGaps', { count: withGaps })}
          isWanting={missing > 0}
        />
        <Tile
          to="/mailboxes?show=never-compared"
          name={t('mailbox.neverCompared')}
          value={neverCompared}
          note={asOf === null ? neverCompared > 0 && t('overview.compareHint') : <AsOf at={asOf} />}
        />
      </Tiles>
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
