import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { MailboxCompleteness, MailboxState } from '../mailboxes/mailbox-state';
import { Facts } from '../../../shared/values/facts';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { Jobs } from './jobs';
import { FolderCompleteness } from './folder-completeness';
import { Grants } from './grants';
import { MailboxActs } from './mailbox-acts';
import { MailboxOptions } from './mailbox-options';
import { Ownership } from './ownership';
import { useMailbox } from './use-mailbox';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
  },
});

/** One mailbox: how it is, what can be done to it, and whose it is. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const { id = '' } = useParams();
  const query = useMailbox(id);
  return (
    <ScreenFrame title={query.data?.emailAddress ?? t('mailbox.title')}>
      <ScreenLink to="/mailboxes">{t('mailbox.back')}</ScreenLink>
      <QueryState query={query}>{(mailbox) => <Mailbox mailbox={mailbox} />}</QueryState>
    </ScreenFrame>
  );
}

function Mailbox({ mailbox }: { readonly mailbox: View<'MailboxView'> }): JSX.Element {
  const styles = useStyles();
  const mayWrite = useMayWrite();
  return (
    <>
      <ProblemBar mailbox={mailbox} />
      {mayWrite && <MailboxActs mailbox={mailbox} />}
      <Jobs mailboxId={mailbox.id} />
      <div className={styles.columns}>
        <Standing mailbox={mailbox} />
        {mayWrite && <Ownership key={mailbox.version} mailbox={mailbox} />}
        <Grants mailboxId={mailbox.id} mayChange={mayWrite} />
      </div>
      <FolderCompleteness mailboxId={mailbox.id} mayCompare={mayWrite && mailbox.state === 'enabled'} />
      <MailboxOptions mailboxId={mailbox.id} mayChange={mayWrite} />
    </>
  );
}

function ProblemBar({ mailbox: { error } }: { readonly mailbox: View<'MailboxView'> }): JSX.Element | null {
  if (error === null) return null;
  return (
    <MessageBar intent="error" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{error.message}</MessageBarTitle>
        {error.cure} <Moment at={error.since} />
      </MessageBarBody>
    </MessageBar>
  );
}

function Standing({ mailbox }: { readonly mailbox: View<'MailboxView'> }): JSX.Element {
  const { t } = useTranslation('administration');
  const { completeness, lastSeenAt, lastProcessedAt, throttledUntil, hints } = mailbox;
  return (
    <Facts
      facts={[
        [t('mailbox.stateLabel'), <MailboxState key="state" mailbox={mailbox} />],
        [t('overview.completeness'), <MailboxCompleteness key="completeness" completeness={completeness} />],
        [t('mailbox.kindLabel'), t(`mailbox.kind.${mailbox.kind}`)],
        [t('mailbox.owner'), mailbox.ownerId],
        [t('mailbox.lastSeen'), lastSeenAt === null ? t('mailbox.neverSeen') : <Moment at={lastSeenAt} />],
        [t('mailbox.lastProcessed'), lastProcessedAt !== null && <Moment at={lastProcessedAt} />],
        [t('mailbox.throttledUntil'), throttledUntil !== null && <Moment at={throttledUntil} isAhead />],
        [t('mailbox.hintsLabel'), hints !== null && t(`mailbox.hints.${hints}`)],
        [t('mailbox.rulesLabel'), mailbox.ruleCount],
        [t('mailbox.added'), <Moment key="added" at={mailbox.createdAt} />],
      ]}
    />
  );
}
