import { Body1Strong, Button, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import { MailboxPicker } from '../mailbox-picker';
import { TrialOutcome } from '../trial/trial-outcome';
import { useTrial } from '../trial/use-trial';
import { ForWriters } from '../for-writers';
import type { SavedMessage, useSavedMessage } from './use-saved-message';

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
  readonly reading: ReturnType<typeof useSavedMessage>;
  readonly mailboxId: string | undefined;
}

/** The message that was dropped or pasted, as the server read it, and what would become of it if it came now. */
export function SavedMessagePanel({ reading, mailboxId }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { data, error, reset } = reading;
  return (
    <section className={styles.root} aria-label={t('why.given')}>
      <div className={styles.head}>
        {data !== undefined && <Said read={data.read} />}
        {data === undefined && error === null && <Spinner size="tiny" label={t('why.reading')} />}
        {error !== null && <Unreadable error={error} />}
        <Button appearance="subtle" icon={<DismissRegular />} aria-label={t('why.forget')} onClick={reset} />
      </div>
      {data !== undefined && (
        <ForWriters>
          <Trial key={data.read.messageId} file={data.file} sought={mailboxId} />
        </ForWriters>
      )}
    </section>
  );
}

function Said({ read }: { readonly read: SavedMessage['read'] }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { subject = '', from, fromName = null, messageId } = read;
  return (
    <div className={styles.title}>
      <Body1Strong>{subject || t('why.noSubject')}</Body1Strong>
      {from !== null && <Caption1>{fromName === null ? from : `${fromName} <${from}>`}</Caption1>}
      <Caption1>{messageId ?? t('why.noIdToLookFor')}</Caption1>
    </div>
  );
}

/** What the server says of the file itself is about nothing but it. */
function Unreadable({ error }: { readonly error: Error }): JSX.Element {
  const { t } = useTranslation('policy');
  const message = error instanceof Problem ? error.fields.get('body') : undefined;
  return <Failure error={message === undefined ? error : new Error(t('why.unreadable', { message }))} />;
}

/** The API tries no larger ones. */
const mostTried = 900_000;

function Trial({ file, sought }: { readonly file: Blob; readonly sought: string | undefined }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [chosen, choose] = useState<string>();
  const trial = useTrial();
  const mailboxId = chosen ?? sought;
  const start = async (id: string): Promise<void> => trial.mutate({ mailboxId: id, eml: await file.text() });
  if (file.size > mostTried) return <Caption1>{t('why.tooLargeToTry')}</Caption1>;
  return (
    <>
      <div className={styles.try}>
        <MailboxPicker label={t('why.tryIn')} value={mailboxId} onChoice={choose} />
        <Button
          disabled={mailboxId === undefined || trial.isPending}
          onClick={() => mailboxId !== undefined && void start(mailboxId)}
        >
          {t('why.try')}
        </Button>
      </div>
      <div aria-live="polite">
        {trial.isPending && <Spinner size="tiny" label={t('trial.running')} />}
        {trial.error !== null && <Failure error={trial.error} />}
        {trial.isSuccess && trial.data === undefined && <p>{t('trial.none')}</p>}
        {trial.data !== undefined && <TrialOutcome decision={trial.data} />}
      </div>
    </>
  );
}
