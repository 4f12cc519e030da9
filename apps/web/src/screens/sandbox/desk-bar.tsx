import { Toolbar, ToolbarButton, ToolbarDivider, ToolbarToggleButton } from '@fluentui/react-components';
import {
  DeleteRegular,
  FilterRegular,
  FolderArrowRightRegular,
  MailAddRegular,
  MailArrowDownRegular,
  PanelRightRegular,
} from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asked } from './desk-dialogs';
import { emptyLetter } from './letters/letter';
import { usePaneStyles } from './pane-styles';

interface Props {
  /** How many messages are chosen. */
  readonly count: number;
  readonly isActivityShown: boolean;
  readonly ask: (asked: Asked) => void;
  readonly askToMove: () => void;
  readonly discard: () => void;
  readonly toggleActivity: () => void;
}

/** What can be done in a mailbox; the arrow keys lead through it. */
export function DeskBar({ count, isActivityShown, ask, askToMove, discard, toggleActivity }: Props): JSX.Element {
  const styles = usePaneStyles();
  const { t } = useTranslation('sandbox');
  const write = (kind: 'send' | 'receive'): void => ask({ what: 'letter', letter: emptyLetter(kind) });
  return (
    <Toolbar
      aria-label={t('bar.label')}
      className={styles.bar}
      checkedValues={{ shown: isActivityShown ? ['activity'] : [] }}
      onCheckedValueChange={toggleActivity}
    >
      <ToolbarButton
        className={styles.barButton}
        appearance="primary"
        icon={<MailAddRegular />}
        onClick={() => write('send')}
        aria-label={t('bar.write')}
        title={t('bar.write')}
      >
        <span className={styles.barText}>{t('bar.write')}</span>
      </ToolbarButton>
      <ToolbarButton
        className={styles.barButton}
        icon={<MailArrowDownRegular />}
        onClick={() => write('receive')}
        aria-label={t('bar.receive')}
        title={t('bar.receive')}
      >
        <span className={styles.barText}>{t('bar.receive')}</span>
      </ToolbarButton>
      <ToolbarButton
        className={styles.barButton}
        icon={<FilterRegular />}
        onClick={() => ask({ what: 'rules' })}
        aria-label={t('bar.rules')}
        title={t('bar.rules')}
      >
        <span className={styles.barText}>{t('bar.rules')}</span>
      </ToolbarButton>
      <ToolbarDivider />
      <ToolbarButton
        className={styles.barButton}
        icon={<FolderArrowRightRegular />}
        disabled={count === 0}
        onClick={askToMove}
        aria-label={t('bar.move')}
        title={t('bar.move')}
      >
        <span className={styles.barText}>{t('bar.move')}</span>
      </ToolbarButton>
      <ToolbarButton
        className={styles.barButton}
        icon={<DeleteRegular />}
        disabled={count === 0}
        onClick={discard}
        aria-label={t('bar.delete')}
        title={t('bar.delete')}
      >
        <span className={styles.barText}>{t('bar.delete')}</span>
      </ToolbarButton>
      <ToolbarDivider className={styles.barText} />
      <ToolbarToggleButton
        className={styles.barText}
        name="shown"
        value="activity"
        icon={<PanelRightRegular />}
        aria-label={t('bar.activity')}
        title={t('bar.activity')}
      >
        <span className={styles.barText}>{t('bar.activity')}</span>
      </ToolbarToggleButton>
    </Toolbar>
  );
}
