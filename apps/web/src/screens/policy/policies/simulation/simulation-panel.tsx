import { Button, Field, makeStyles, Select, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../shared/frame/query-state';
import { MailboxPicker } from '../../mailbox-picker';
import { SimulationResult } from './simulation-result';
import { useForgetSimulation, useStartSimulation } from './use-simulation';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  heading: { margin: 0 },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

const periods = [1, 7, 30] as const;

interface Props {
  readonly draftId: string;
  /** The mailbox that the draft is about; of others there is a choice. */
  readonly mailboxId: string | undefined;
}

/** Tries a draft upon the messages that there are; nothing is written. */
export function SimulationPanel({ draftId, mailboxId: own }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [days, setDays] = useState<number>(7);
  const [chosen, choose] = useState<string>();
  const start = useStartSimulation();
  const forget = useForgetSimulation();
  const mailboxId = own ?? chosen;
  const stop = (): void => {
    if (start.data !== undefined) forget.mutate(start.data.id);
    start.reset();
  };
  return (
    <section className={styles.root} aria-label={t('simulation.title')}>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('simulation.title')}
      </Subtitle2>
      <p className={styles.text}>{t('simulation.description')}</p>
      <div className={styles.form}>
        <Field label={t('simulation.days')}>
          <Select value={String(days)} onChange={(_, { value }) => setDays(Number(value))}>
            {periods.map((period) => (
              <option key={period} value={period}>
                {t('simulation.period', { count: period })}
              </option>
            ))}
          </Select>
        </Field>
        {own === undefined && (
          <MailboxPicker
            label={t('simulation.mailboxes')}
            none={t('simulation.all')}
            value={chosen}
            onChoice={choose}
          />
        )}
        <Button disabledFocusable={start.isPending} onClick={() => start.mutate({ draftId, days, mailboxId })}>
          {t('simulation.start')}
        </Button>
      </div>
      {start.isPending && <Spinner size="tiny" label={t('simulation.starting')} />}
      {start.error !== null && <Failure error={start.error} />}
      {start.data !== undefined && <SimulationResult key={start.data.id} simulationId={start.data.id} stop={stop} />}
    </section>
  );
}
