import { Button, makeStyles, Subtitle1, Text, tokens } from '@fluentui/react-components';
import { ArrowReplyRegular, MailArrowDownRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Moment } from '../../../shared/values/moment';
import { QueryState } from '../../../shared/frame/query-state';
import { nameOf, type OpenedMessage } from '../sandbox-api';
import { Categories } from './message-row';
import { useMessage } from './use-mailbox';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: { whiteSpace: 'pre-wrap', margin: `${tokens.spacingVerticalM} 0`, fontFamily: 'inherit' },
});

interface Props {
  readonly address: string;
  /** Those that are chosen. */
  readonly ids: readonly string[];
  readonly answer: (how: 'reply' | 'receive', message: OpenedMessage) => void;
}

/** The one message that is chosen; as text, whatever it was written in. */
export function ReadingPane({ address, ids, answer }: Props): JSX.Element {
  const { t } = useTranslation('sandbox');
  const [id] = ids;
  if (id === undefined) return <EmptyState title={t('reading.none')}>{t('reading.noneText')}</EmptyState>;
  if (ids.length > 1)
    return <EmptyState title={t('reading.several', { count: ids.length })}>{t('reading.severalText')}</EmptyState>;
  return <Opened address={address} id={id} answer={answer} />;
}

function Opened({ address, id, answer }: Omit<Props, 'ids'> & { readonly id: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const query = useMessage(address, id);
  return (
    <QueryState query={query}>
      {(message) => (
        <article className={styles.root} aria-label={t('reading.label')}>
          <Subtitle1 as="h2">{message.subject === '' ? t('messages.noSubject') : message.subject}</Subtitle1>
          <div className={styles.acts}>
            <Button size="small" icon={<ArrowReplyRegular />} onClick={() => answer('reply', message)}>
              {t('reading.reply')}
            </Button>
            <Button size="small" icon={<MailArrowDownRegular />} onClick={() => answer('receive', message)}>
              {t('reading.receive')}
            </Button>
          </div>
          <Head message={message} />
          <Text as="p" block className={styles.text}>
            {message.text}
          </Text>
        </article>
      )}
    </QueryState>
  );
}

function Head({ message }: { readonly message: OpenedMessage }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const { from, to, cc, receivedAt, categories, attachments } = message;
  return (
    <>
      <Text weight="semibold">{from === undefined ? t('messages.noSender') : fullName(from)}</Text>
      <Text size={200} className={styles.quiet}>
        {t('reading.to', { names: to.map(nameOf).join(', ') })}
        {cc.length > 0 && ` · ${t('reading.cc', { names: cc.map(nameOf).join(', ') })}`} · <Moment at={receivedAt} />
      </Text>
      {categories.length > 0 && <Categories names={categories} />}
      {attachments.length > 0 && (
        <Text size={200}>{t('reading.attachments', { names: attachments.map(({ name }) => name).join(', ') })}</Text>
      )}
    </>
  );
}

function fullName({ name = '', address = '' }: NonNullable<OpenedMessage['from']>): string {
  return name === '' || name === address ? address : `${name} <${address}>`;
}
