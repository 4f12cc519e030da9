import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { JSX, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { Failure } from '../../../shared/frame/query-state';
import { itemsOf, type Pages } from '../../../shared/lists/use-pages';
import type { Message } from '../sandbox-api';
import { MessageRow, rowId } from './message-row';
import { choose, chooseAll, extend, rowAfter, toggle, type Selection } from './selection';

const useStyles = makeStyles({
  list: {
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  more: { width: '100%' },
});

interface Props {
  readonly pages: Pages<Message>;
  readonly folderName: string;
  readonly selection: Selection;
  readonly select: (selection: Selection) => void;
  /** Called when a single message is to be read. */
  readonly open: (id: string) => void;
  readonly askToMove: () => void;
  readonly discard: () => void;
}

/** The messages of a folder. Arrow keys choose, with Shift several; M moves, Delete discards, Enter reads. */
export function MessagePane(props: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation(['sandbox', 'app']);
  const { pages } = props;
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const messages = itemsOf(pages);
  return (
    <>
      {error !== null && <Failure error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <Spinner label={t('app:loading')} />}
      {data !== undefined && messages.length === 0 && (
        <EmptyState title={t('messages.none')}>{t('messages.noneText')}</EmptyState>
      )}
      {messages.length > 0 && <MessageList {...props} messages={messages} />}
      {hasNextPage && (
        <Button
          className={styles.more}
          appearance="subtle"
          disabledFocusable={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t(isFetchingNextPage ? 'app:loading' : 'messages.more')}
        </Button>
      )}
    </>
  );
}

function MessageList({ messages, ...props }: Props & { readonly messages: readonly Message[] }): JSX.Element {
  const styles = useStyles();
  const { folderName, selection, select, open } = props;
  const ids = messages.map(({ id }) => id);
  return (
    <div
      // Its rows can be dragged, several at once, which the elements for lists of choices do not know.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      className={styles.list}
      aria-multiselectable
      aria-label={folderName}
      aria-activedescendant={selection.active === undefined ? undefined : rowId(selection.active)}
      tabIndex={0}
      onKeyDown={(event) => onKey(event, ids, props)}
    >
      {messages.map((message) => (
        <MessageRow
          key={message.id}
          message={message}
          selection={selection}
          choose={() => {
            select(choose(ids, message.id));
            open(message.id);
          }}
          extend={() => select(extend(ids, selection, message.id))}
          toggle={() => select(toggle(ids, selection, message.id))}
          grab={() => {
            if (selection.chosen.has(message.id)) return [...selection.chosen];
            select(choose(ids, message.id));
            return [message.id];
          }}
        />
      ))}
    </div>
  );
}

type KeyProps = Omit<Props, 'pages'>;

function onKey(event: KeyboardEvent, ids: readonly string[], props: KeyProps): void {
  const act = selectingAct(event, ids, props) ?? mailAct(event, props);
  if (act === undefined) return;
  event.preventDefault();
  act();
}

type Act = (() => void) | undefined;

function selectingAct(event: KeyboardEvent, ids: readonly string[], { selection, select }: KeyProps): Act {
  const { active } = selection;
  const target = rowAfter(ids, selection, event.key);
  if (target !== undefined) {
    return () => select(event.shiftKey ? extend(ids, selection, target) : choose(ids, target));
  }
  if (!event.ctrlKey && !event.metaKey) return undefined;
  if (event.key === 'a') return () => select(chooseAll(ids, selection));
  return event.key === ' ' && active !== undefined ? () => select(toggle(ids, selection, active)) : undefined;
}

function mailAct(event: KeyboardEvent, { selection: { active }, open, askToMove, discard }: KeyProps): Act {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const acts: Readonly<Record<string, Act>> = {
    m: askToMove,
    delete: discard,
    enter: active === undefined ? undefined : () => open(active),
  };
  return acts[event.key.toLowerCase()];
}
