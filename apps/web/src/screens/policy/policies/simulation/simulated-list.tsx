import { Badge, Body1Strong, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../../app/narrow';
import { EmptyState } from '../../../../shared/frame/empty-state';
import { Moment } from '../../../../shared/values/moment';
import { PagedList } from '../../../../shared/lists/paged-list';
import { itemsOf } from '../../../../shared/lists/use-pages';
import { RowChoice } from '../../row-choice';
import { TrialOutcome } from '../../trial/trial-outcome';
import { useSimulatedDifferences, type SimulatedDifference } from './use-simulation';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  row: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  withheld: { fontStyle: 'italic', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  traces: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(240px, 1fr))',
    gap: tokens.spacingHorizontalL,
    minWidth: 0,
  },
  heading: { margin: 0 },
});

const keyOf = ({ mailboxId, folderId, messageId, receivedAt }: SimulatedDifference): string =>
  [mailboxId, folderId, messageId, receivedAt].join(' ');

/** The messages that would fare otherwise, and of one of them why. */
export function SimulatedList({ simulationId }: { readonly simulationId: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const pages = useSimulatedDifferences(simulationId);
  const [chosen, choose] = useState<string>();
  const items = itemsOf(pages);
  const shown = items.find((item) => keyOf(item) === chosen) ?? items[0];
  return (
    <div className={styles.panes}>
      <PagedList
        pages={pages}
        label={t('simulation.list')}
        keyOf={keyOf}
        empty={<EmptyState title={t('simulation.none.title')}>{t('simulation.none.text')}</EmptyState>}
      >
        {(item) => (
          <RowChoice isChosen={item === shown} choose={() => choose(keyOf(item))}>
            <DifferenceRow difference={item} />
          </RowChoice>
        )}
      </PagedList>
      {shown !== undefined && <Traces difference={shown} />}
    </div>
  );
}

function DifferenceRow({ difference }: { readonly difference: SimulatedDifference }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { subject, messageId, kind, mailboxId, mailboxAddress, folderPath, receivedAt, proposed } = difference;
  return (
    <>
      <span className={styles.row}>
        {subject === null ? (
          <span className={styles.withheld}>{t('simulation.withheld', { messageId: messageId ?? '' })}</span>
        ) : (
          <Body1Strong>{subject}</Body1Strong>
        )}
        {kind !== null && <Badge appearance="tint">{t(`simulation.kinds.${kind}`)}</Badge>}
      </span>
      <span>{proposed.sentence}</span>
      <Caption1 className={styles.quiet}>
        {mailboxAddress ?? mailboxId} · {folderPath ?? ''}
        {receivedAt !== null && (
          <>
            {' · '}
            <Moment at={receivedAt} />
          </>
        )}
      </Caption1>
    </>
  );
}

function Traces({ difference: { now, proposed } }: { readonly difference: SimulatedDifference }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  return (
    <section className={styles.traces} aria-label={t('simulation.trace')}>
      {(
        [
          ['now', now],
          ['proposed', proposed],
        ] as const
      ).map(([name, decision]) => (
        <div key={name}>
          <Subtitle2 as="h3" className={styles.heading}>
            {t(`simulation.${name}`)}
          </Subtitle2>
          <TrialOutcome decision={decision} />
        </div>
      ))}
    </section>
  );
}
