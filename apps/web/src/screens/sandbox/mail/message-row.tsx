import { Badge, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { AttachRegular, CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import { useEffect, useRef, type JSX, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { nameOf, type Message } from '../sandbox-api';
import { dragItems } from './dragged-items';
import type { Selection } from './selection';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: tokens.strokeWidthThicker,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
    cursor: 'default',
    userSelect: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  unread: { borderInlineStartColor: tokens.colorBrandStroke1 },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  active: { boxShadow: `inset 0 0 0 ${tokens.strokeWidthThin} ${tokens.colorNeutralStrokeAccessible}` },
  check: {
    width: '24px',
    minHeight: '24px',
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    fontSize: '18px',
    color: tokens.colorNeutralForeground3,
  },
  checked: { color: tokens.colorBrandForeground1 },
  text: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
  categories: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

export const rowId = (id: string): string => `message-${id}`;

interface Props {
  readonly message: Message;
  readonly selection: Selection;
  readonly choose: () => void;
  readonly extend: () => void;
  readonly toggle: () => void;
  /** Called when it is dragged; gives all that goes with it. */
  readonly grab: () => readonly string[];
}

export function MessageRow({ message, selection, choose, extend, toggle, grab }: Props): JSX.Element {
  const styles = useStyles();
  const { chosen, active } = selection;
  const isChosen = chosen.has(message.id);
  const isActive = active === message.id;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isActive]);
  const onClick = (event: MouseEvent): void => {
    if (event.shiftKey) extend();
    else if (event.ctrlKey || event.metaKey) toggle();
    else choose();
  };
  return (
    // The list has the focus and hears the keys for its rows, as the pattern of a listbox wants it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- see the list
      role="option"
      ref={row}
      id={rowId(message.id)}
      aria-selected={isChosen}
      draggable
      className={mergeClasses(
        styles.row,
        !message.isRead && styles.unread,
        isChosen && styles.chosen,
        isActive && styles.active,
      )}
      onClick={onClick}
      onDragStart={(event) => dragItems(event, grab())}
    >
      <span
        aria-hidden
        className={mergeClasses(styles.check, isChosen && styles.checked)}
        onClick={(event) => {
          event.stopPropagation();
          toggle();
        }}
      >
        {isChosen ? <CheckmarkCircleFilled /> : <CircleRegular />}
      </span>
      <RowText message={message} />
    </div>
  );
}

function RowText({ message }: Pick<Props, 'message'>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const { isRead, from, subject, receivedAt, categories, hasAttachments } = message;
  const weight = isRead ? 'regular' : 'semibold';
  const sender = nameOf(from);
  return (
    <span className={styles.text}>
      <span className={styles.line}>
        <Text weight={weight} truncate wrap={false}>
          {sender === '' ? t('messages.noSender') : sender}
        </Text>
        <Text size={200} className={styles.quiet}>
          {hasAttachments && <AttachRegular aria-label={t('messages.hasAttachments')} />}{' '}
          <Moment at={receivedAt} isShort />
        </Text>
      </span>
      <Text weight={weight} truncate wrap={false}>
        {subject === '' ? t('messages.noSubject') : subject}
      </Text>
      {categories.length > 0 && <Categories names={categories} />}
    </span>
  );
}

export function Categories({ names }: { readonly names: readonly string[] }): JSX.Element {
  const styles = useStyles();
  return (
    <span className={styles.categories}>
      {names.map((name) => (
        <Badge key={name} size="small" appearance="outline" color="informative">
          {name}
        </Badge>
      ))}
    </span>
  );
}
