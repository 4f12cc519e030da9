import { Body1, Body1Strong, makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { QueryState } from '../../../shared/frame/query-state';
import { MailboxPicker } from '../mailbox-picker';
import { Moment } from '../../../shared/values/moment';
import { useSilence, type Sought } from './use-why';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '80ch' },
  causes: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  folders: { overflowWrap: 'anywhere' },
});

interface Props {
  readonly sought: Sought;
  readonly seek: (sought: Sought) => void;
}

/** Nothing was decided about a message: what may be the cause, once it is known in which mailbox it should be. */
export function Silence({ sought, seek }: Props): JSX.Element | null {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { mailboxId, messageId } = sought;
  const query = useSilence(mailboxId, messageId);
  if (messageId === undefined) return null;
  if (mailboxId === undefined) {
    return (
      <section className={styles.root} aria-label={t('why.silence.title')}>
        <Body1>{t('why.silence.choose')}</Body1>
        <MailboxPicker
          label={t('why.silence.mailbox')}
          value={undefined}
          onChoice={(chosen) => seek({ ...sought, ...(chosen !== undefined && { mailboxId: chosen }) })}
        />
      </section>
    );
  }
  return (
    <section className={styles.root} aria-label={t('why.silence.title')}>
      <QueryState query={query}>{({ explanation }) => explanation !== null && <Causes {...explanation} />}</QueryState>
    </section>
  );
}

function Causes({ causes, lastSeenAt, decisionsKeptSince }: View<'AbsenceView'>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  return (
    <>
      <Body1Strong>{t('why.silence.causes')}</Body1Strong>
      <ol className={styles.causes}>
        {causes.map(({ code, sentence, remedy, since, folders = [] }) => (
          <li key={code}>
            <Body1Strong>{sentence}</Body1Strong> {since !== undefined && <Moment at={since} />}{' '}
            <Body1 className={styles.folders}>{folders.join(', ')}</Body1>
            <Body1 as="p">{remedy}</Body1>
          </li>
        ))}
      </ol>
      <Body1>
        {t('why.silence.kept')} <Moment at={decisionsKeptSince} />
        {lastSeenAt !== null && (
          <>
            {' · '}
            {t('why.silence.read')} <Moment at={lastSeenAt} />
          </>
        )}
      </Body1>
    </>
  );
}
