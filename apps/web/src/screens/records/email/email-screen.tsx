import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { narrow } from '../../../app/narrow';
import { ExactMoment, Moment } from '../../../shared/values/moment';
import { QueryState } from '../../../shared/frame/query-state';
import { RecordLink } from '../../../shared/records/record-link';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { FieldLine, FieldList } from '../record/field-list';
import { Attachments } from './attachments';
import { EmailActs } from './email-acts';
import { History } from './history';
import { MessageBody } from './message-body';
import { Parties } from './party';
import { useEmail, type Email } from './use-email';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(240px, 1fr)',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  quiet: { color: tokens.colorNeutralForeground2 },
  pane: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** One message: who and what it is about, what it says, and why it is here. */
export function Component(): JSX.Element {
  const { t } = useTranslation('records');
  const { id = '' } = useParams();
  const query = useEmail(id);
  const { data } = query;
  return (
    <ScreenFrame back="/records" title={data === undefined ? t('email.title') : data.subject || t('email.noSubject')}>
      <QueryState query={query}>{(email) => <Panes key={id} email={email} />}</QueryState>
    </ScreenFrame>
  );
}

function Panes({ email }: { readonly email: Email }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  return (
    <div className={styles.panes}>
      <div className={styles.pane}>
        <Head email={email} />
        <Attachments email={email} />
        <MessageBody email={email} />
      </div>
      <aside className={styles.pane} aria-label={t('email.about')}>
        <Subtitle2 as="h2">{t('email.record')}</Subtitle2>
        {email.regarding === null ? <Text>{t('email.noRecord')}</Text> : <RecordLink record={email.regarding} />}
        <EmailActs email={email} />
        <Subtitle2 as="h2">{t('email.why')}</Subtitle2>
        {email.tracking.map(({ mailboxId, why, trackedAt, conflict }) => (
          <Text key={mailboxId}>
            {why} {conflict !== undefined && t('email.conflict', { record: conflict.wanted.name })}{' '}
            <Text size={200} className={styles.quiet}>
              <Moment at={trackedAt} />
            </Text>
          </Text>
        ))}
        <History email={email} />
      </aside>
    </div>
  );
}

function Head({ email }: { readonly email: Email }): JSX.Element {
  const { t } = useTranslation('records');
  const { from, sentAt, receivedAt, createdAt } = email;
  return (
    <FieldList>
      <FieldLine name={t('email.from')}>
        <Parties email={email} parties={from === null ? [] : [from]} />
      </FieldLine>
      {(['to', 'cc', 'bcc'] as const)
        .filter((role) => email[role].length > 0)
        .map((role) => (
          <FieldLine key={role} name={t(`email.${role}`)}>
            <Parties email={email} parties={email[role]} />
          </FieldLine>
        ))}
      <FieldLine name={t('email.sent')}>
        <ExactMoment at={sentAt ?? receivedAt ?? createdAt} />
      </FieldLine>
    </FieldList>
  );
}
