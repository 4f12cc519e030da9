import { Button, Field, Input, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import { MailboxPicker } from '../mailbox-picker';
import { useAddress } from '../mailboxes';
import { TrialOutcome } from '../trial/trial-outcome';
import { useTrial } from '../trial/use-trial';
import { toLetter } from './to-letter';
import type { Owner } from './use-exclusions';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground2,
    maxWidth: '900px',
  },
  heading: { margin: 0 },
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  field: { flex: '1 1 200px' },
});

/** Says what would become of a message in Inbox, and why, before anyone writes it. */
export function TestBox({ owner }: { readonly owner: Owner }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [from, setFrom] = useState('');
  const [subject, setSubject] = useState('');
  const [chosen, choose] = useState<string>();
  const trial = useTrial();
  const mailboxId = owner ?? chosen;
  const to = useAddress(mailboxId);
  const isReady = mailboxId !== undefined && from.trim() !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isReady) trial.mutate({ mailboxId, eml: toLetter({ from, to, subject }) });
  };
  return (
    <section className={styles.root} aria-label={t('exclusions.test.title')}>
      <Subtitle2 as="h2" className={styles.heading}>
        {t('exclusions.test.title')}
      </Subtitle2>
      <form className={styles.form} onSubmit={submit}>
        <Field className={styles.field} label={t('exclusions.test.from')} required>
          <Input type="email" value={from} onChange={(_, { value }) => setFrom(value)} />
        </Field>
        <Field className={styles.field} label={t('exclusions.test.subject')}>
          <Input value={subject} onChange={(_, { value }) => setSubject(value)} />
        </Field>
        {owner === undefined && <MailboxPicker label={t('exclusions.test.mailbox')} value={chosen} onChoice={choose} />}
        <Button type="submit" disabledFocusable={!isReady || trial.isPending}>
          {t('exclusions.test.run')}
        </Button>
      </form>
      <div aria-live="polite">
        {trial.isPending && <Spinner size="tiny" label={t('trial.running')} />}
        {trial.error !== null && <Failure error={trial.error} />}
        {trial.isSuccess && trial.data === undefined && <p>{t('trial.none')}</p>}
        {trial.data !== undefined && <TrialOutcome decision={trial.data} />}
      </div>
    </section>
  );
}
