import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Moment } from '../../../shared/values/moment';
import { QueryState } from '../../../shared/frame/query-state';
import { Facts } from '../../../shared/values/facts';
import { Section } from '../../../shared/frame/section';
import { useErase, useErasure, type Erasure } from './use-erasures';

const useStyles = makeStyles({
  report: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
});

interface Props {
  readonly id: string;
  readonly mayErase: boolean;
  readonly onErasing: (erasure: Erasure) => void;
}

/** What an erasure removed or would remove, and which topics hold text until when. */
export function ErasureReport({ id, mayErase, onErasing }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const query = useErasure(id);
  return (
    <Section title={t(query.data?.dryRun === false ? 'erasure.report' : 'erasure.preview')}>
      <div className={styles.report} aria-live="polite">
        <QueryState query={query}>
          {(erasure) => (
            <>
              <Progress erasure={erasure} />
              <Counts erasure={erasure} />
              {erasure.dryRun && erasure.state === 'done' && mayErase && (
                <EraseButton erasure={erasure} onErasing={onErasing} />
              )}
            </>
          )}
        </QueryState>
      </div>
    </Section>
  );
}

function Progress({ erasure: { state, progress, error } }: { readonly erasure: Erasure }): JSX.Element | null {
  const { t } = useTranslation('administration');
  if (error !== null) {
    return (
      <MessageBar intent="error">
        <MessageBarBody>{error.message}</MessageBarBody>
      </MessageBar>
    );
  }
  if (state !== 'open') return null;
  return (
    <>
      {t('erasure.goesOn', { count: progress?.pages ?? 0 })}
      <ProgressBar aria-label={t('erasure.title')} />
    </>
  );
}

/** What is counted, in the order of interest. */
const kinds = [
  'records',
  'recordAddresses',
  'activitiesRemoved',
  'activitiesChanged',
  'contents',
  'decisions',
  'suggestions',
  'waitingReplies',
  'events',
  'deadLetters',
  'parkedEvents',
] as const;

function Counts({ erasure: { counts, holding, state } }: { readonly erasure: Erasure }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <>
      <Facts facts={kinds.map((kind) => [t(`erasure.kind.${kind}`), counts[kind]])} />
      {Object.keys(counts).length === 0 && state === 'done' && t('erasure.nothing')}
      {holding.length > 0 && (
        <>
          {t('erasure.holding')}
          <Facts
            facts={holding.map(({ topic, until }) => [
              topic,
              until === null ? t('erasure.forEver') : <Moment key={topic} at={until} />,
            ])}
          />
        </>
      )}
    </>
  );
}

interface EraseProps {
  readonly erasure: Erasure;
  readonly onErasing: (erasure: Erasure) => void;
}

function EraseButton({ erasure: { subjects, counts }, onErasing }: EraseProps): JSX.Element {
  const { t } = useTranslation('administration');
  const [isAsking, ask] = useState(false);
  const { mutateAsync } = useErase();
  const count = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <>
      <Button appearance="primary" onClick={() => ask(true)}>
        {t('erasure.erase')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={t('erasure.eraseTitle')}
          action={t('erasure.erase')}
          act={async () => onErasing(await mutateAsync({ subjects: [...subjects] }))}
          close={() => ask(false)}
        >
          {t('erasure.eraseText', { count })}
        </ConfirmDialog>
      )}
    </>
  );
}
