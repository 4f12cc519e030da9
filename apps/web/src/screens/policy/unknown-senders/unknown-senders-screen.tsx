import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Failure } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { itemsOf, type Pages } from '../../../shared/lists/use-pages';
import { MailboxPicker } from '../mailbox-picker';
import { DeskBar } from './desk-bar';
import { DeskStatus } from './desk-status';
import { KeyHelp } from './key-help';
import { SameAsDialog } from './same-as-dialog';
import { SenderList } from './sender-list';
import { useDesk, type Desk } from './use-desk';
import { useLastSaid } from './use-last-said';
import { useSettleSenders, useUnknownSenders, type Act, type UnknownSender } from './use-unknown-senders';
import { ForWriters } from '../for-writers';
import { useMayWrite } from '../../../shared/forms/use-may-write';

const useStyles = makeStyles({
  filter: { maxWidth: '320px' },
  desk: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '900px' },
  more: { alignSelf: 'center' },
});

/** Senders of recorded mail of whom there is no record: made into one, joined to one, or never asked about again. */
export function UnknownSendersScreen(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const filter = useFilter(['mailboxId']);
  const mailboxId = filter.text('mailboxId') || undefined;
  return (
    <ScreenFrame title={t('senders.title')} description={t('senders.description')}>
      <div className={styles.filter}>
        <MailboxPicker
          label={t('why.mailbox')}
          none={t('why.allMailboxes')}
          value={mailboxId}
          onChoice={(id = '') => filter.set('mailboxId', id)}
        />
      </div>
      <Senders pages={useUnknownSenders(mailboxId)} />
    </ScreenFrame>
  );
}

function Senders({ pages }: { readonly pages: Pages<UnknownSender> }): JSX.Element {
  const styles = useStyles();
  const settle = useSettleSenders();
  const last = useLastSaid();
  const [isHelp, help] = useState(false);
  const [same, askSame] = useState<readonly string[]>();
  const underWay = new Set(settle.isPending ? settle.variables.ids : []);
  const known = itemsOf(pages);
  const senders = known.filter(({ id }) => !underWay.has(id));
  const say = (act: Act): void => settle.mutate(act, { onSuccess: (settled) => last.note(act, settled, known) });
  const mayWrite = useMayWrite();
  const desk = useDesk({
    senders,
    act: (act) => mayWrite && !settle.isPending && say(act),
    undo: () => mayWrite && last.count > 0 && !last.undo.isPending && last.undo.mutate(),
    askSame: (ids) => mayWrite && askSame(ids),
    help: () => help(true),
  });
  return (
    <div className={styles.desk}>
      <ForWriters>
        <DeskBar desk={desk} help={() => help(true)} />
      </ForWriters>
      <DeskStatus last={last} settle={settle} />
      <Waiting pages={pages} senders={senders} desk={desk} />
      {isHelp && <KeyHelp close={() => help(false)} />}
      {same !== undefined && <SameAsDialog ids={same} say={say} close={() => askSame(undefined)} />}
    </div>
  );
}

interface WaitingProps {
  readonly pages: Pages<UnknownSender>;
  /** Those of whom nothing was said yet. */
  readonly senders: readonly UnknownSender[];
  readonly desk: Desk;
}

function Waiting({ pages, senders, desk }: WaitingProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['policy', 'app']);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  return (
    <>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Spinner label={t('app:loading')} />}
      {data !== undefined && senders.length === 0 && (
        <EmptyState title={t('senders.none.title')}>{t('senders.none.text')}</EmptyState>
      )}
      {senders.length > 0 && <SenderList senders={senders} desk={desk} />}
      {hasNextPage && (
        <Button className={styles.more} disabledFocusable={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t(isFetchingNextPage ? 'app:loading' : 'app:more')}
        </Button>
      )}
    </>
  );
}
