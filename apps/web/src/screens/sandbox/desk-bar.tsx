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
      <ToolbarButton appearance="primary" icon={<MailAddRegular />} onClick={() => write('send')}>
        {t('bar.write')}
      </ToolbarButton>
      <ToolbarButton icon={<MailArrowDownRegular />} onClick={() => write('receive')}>
        {t('bar.receive')}
      </ToolbarButton>
      <ToolbarButton icon={<FilterRegular />} onClick={() => ask({ what: 'rules' })}>
        {t('bar.rules')}
      </ToolbarButton>
      <ToolbarDivider />
      <ToolbarButton icon={<FolderArrowRightRegular />} disabled={count === 0} onClick={askToMove}>
        {t('bar.move')}
      </ToolbarButton>
      <ToolbarButton icon={<DeleteRegular />} disabled={count === 0} onClick={discard}>
        {t('bar.delete')}
      </ToolbarButton>
      <ToolbarDivider />
      <ToolbarToggleButton name="shown" value="activity" icon={<PanelRightRegular />}>
        {t('bar.activity')}
      </ToolbarToggleButton>
    </Toolbar>
  );
}
