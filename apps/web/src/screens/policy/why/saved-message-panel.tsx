import { Body1Strong, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/query-state';
import { MailboxPicker } from '../mailbox-picker';
import { TrialOutcome } from '../trial/trial-outcome';
import { useTrial } from '../trial/use-trial';
import type { SavedMessage } from './read-eml';
import { ForWriters } from '../for-writers';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'start', gap: tokens.spacingHorizontalM },
  title: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere', minWidth: 0 },
  try: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly saved: SavedMessage;
  readonly mailboxId: string | undefined;
  readonly forget: () => void;
}

/** The message that was dropped or pasted, and what would become of it if it came now. */
export function SavedMessagePanel({ saved, mailboxId: sought, forget }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [chosen, choose] = useState<string>();
  const trial = useTrial();
  const mailboxId = chosen ?? sought;
  return (
    <section className={styles.root} aria-label={t('why.given')}>
      <div className={styles.head}>
        <div className={styles.title}>
          <Body1Strong>{saved.subject ?? t('why.noSubject')}</Body1Strong>
          <Caption1>{saved.messageId ?? t('why.noMessageId')}</Caption1>
        </div>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('why.forget')} onClick={forget} />
      </div>
      <ForWriters>
        <div className={styles.try}>
          <MailboxPicker label={t('why.tryIn')} value={mailboxId} onChoice={choose} />
          <Button
            disabled={mailboxId === undefined || trial.isPending}
            onClick={() => mailboxId !== undefined && trial.mutate({ mailboxId, eml: saved.eml })}
          >
            {t('why.try')}
          </Button>
        </div>
      </ForWriters>
      <div aria-live="polite">
        {trial.isPending && <Spinner size="tiny" label={t('trial.running')} />}
        {trial.error !== null && <Failure error={trial.error} />}
        {trial.isSuccess && trial.data === undefined && <p>{t('trial.none')}</p>}
        {trial.data !== undefined && <TrialOutcome decision={trial.data} />}
      </div>
    </section>
  );
}
