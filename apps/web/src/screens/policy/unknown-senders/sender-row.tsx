import { Badge, Body1Strong, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckboxCheckedRegular, CheckboxUncheckedRegular } from '@fluentui/react-icons';
import type { ComponentProps, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { Moment } from '../../../shared/values/moment';
import type { Desk } from './use-desk';
import type { UnknownSender } from './use-unknown-senders';

const useStyles = makeStyles({
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

export const optionId = (id: string): string => `sender-${id}`;

interface RowProps {
  readonly sender: UnknownSender;
  readonly desk: Desk;
  /** Where it is in a list that is not drawn whole. */
  readonly place?: ComponentProps<'div'>;
}

export function SenderRow({ sender, desk, place }: RowProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { id, address, firstName, lastName, companyName, topic, table, mails, mailboxId, mailboxAddress, lastSeenAt } =
    sender;
  const isSelected = desk.selected.has(id);
  const Check = isSelected ? CheckboxCheckedRegular : CheckboxUncheckedRegular;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list hears the keys
    <div
      id={optionId(id)}
      {...place}
      className={mergeClasses(styles.row, id === desk.active?.id && styles.active, place?.className)}
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
          {mailboxAddress ?? mailboxId} · {t('senders.mails', { count: mails })} · <Moment at={lastSeenAt} />
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
