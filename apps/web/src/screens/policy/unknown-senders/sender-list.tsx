import { Badge, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckboxCheckedRegular, CheckboxUncheckedRegular } from '@fluentui/react-icons';
import { useEffect, useRef, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { Moment } from '../../../shared/moment';
import { MailboxName } from '../mailbox-name';
import type { Desk } from './use-desk';
import type { UnknownSender } from './use-unknown-senders';

const useStyles = makeStyles({
  list: {
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    borderRadius: tokens.borderRadiusMedium,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: { borderInlineStartColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorNeutralBackground1Selected },
  badge: { [narrow]: { gridColumnStart: 2, gridRowStart: 2 } },
  check: { fontSize: '20px', lineHeight: '24px' },
  who: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly senders: readonly UnknownSender[];
  readonly desk: Desk;
}

const optionId = (id: string): string => `sender-${id}`;

/** Those who wait; the list as a whole has the focus, so that each key is heard. */
export function SenderList({ senders, desk }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const list = useRef<HTMLDivElement>(null);
  const { active, onKeyDown } = desk;
  useEffect(() => list.current?.focus(), []);
  useEffect(() => {
    if (active !== undefined) document.getElementById(optionId(active.id))?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div
      ref={list}
      className={styles.list}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a row of a `select` has room for one line of text only
      role="listbox"
      aria-label={t('senders.label')}
      aria-multiselectable
      aria-activedescendant={active && optionId(active.id)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      {senders.map((sender) => (
        <SenderRow key={sender.id} sender={sender} desk={desk} />
      ))}
    </div>
  );
}

function SenderRow({ sender, desk }: { readonly sender: UnknownSender; readonly desk: Desk }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { id, address, firstName, lastName, companyName, topic, table, mails, mailboxId, lastSeenAt } = sender;
  const isSelected = desk.selected.has(id);
  const Check = isSelected ? CheckboxCheckedRegular : CheckboxUncheckedRegular;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list hears the keys
    <div
      id={optionId(id)}
      className={mergeClasses(styles.row, id === desk.active?.id && styles.active)}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the list
      role="option"
      aria-selected={isSelected}
      tabIndex={-1}
      onClick={() => desk.activate(id)}
    >
      <span className={styles.check} aria-hidden onClick={() => desk.toggle(id)}>
        <Check />
      </span>
      <span className={styles.who}>
        <Body1Strong>{[firstName, lastName].filter((name) => name !== null).join(' ')}</Body1Strong>
        <span>{[address, companyName].filter((text) => text !== null).join(' · ')}</span>
        {topic !== null && <span className={styles.quiet}>{topic}</span>}
        <Caption1 className={styles.quiet}>
          <MailboxName id={mailboxId} /> · {t('senders.mails', { count: mails })} · <Moment at={lastSeenAt} />
        </Caption1>
      </span>
      <span className={styles.badge}>
        <Badge appearance="outline" color="informative">
          {t(`senders.suggested.${table}`)}
        </Badge>
      </span>
    </div>
  );
}
