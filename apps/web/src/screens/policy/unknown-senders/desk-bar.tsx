import {
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Toolbar,
  ToolbarButton,
} from '@fluentui/react-components';
import {
  LinkRegular,
  PersonAddRegular,
  PersonLightbulbRegular,
  ProhibitedRegular,
  QuestionRegular,
  SelectAllOnRegular,
} from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from './use-desk';

const useStyles = makeStyles({ bar: { flexWrap: 'wrap', paddingInline: 0 } });

interface Props {
  readonly desk: Desk;
  readonly help: () => void;
}

/** What can be said of those that are selected, each by a key too. */
export function DeskBar({ desk, help }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { meant, say, askSame, toggleAll } = desk;
  const count = meant.length;
  const isNone = count === 0;
  return (
    <Toolbar className={styles.bar} aria-label={t('senders.bar')}>
      <ToolbarButton icon={<PersonAddRegular />} disabled={isNone} onClick={() => say('contact')}>
        {t('senders.contact', { count })}
      </ToolbarButton>
      <ToolbarButton icon={<PersonLightbulbRegular />} disabled={isNone} onClick={() => say('lead')}>
        {t('senders.lead', { count })}
      </ToolbarButton>
      <ToolbarButton icon={<LinkRegular />} disabled={isNone} onClick={askSame}>
        {t('senders.same')}
      </ToolbarButton>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <ToolbarButton icon={<ProhibitedRegular />} disabled={isNone}>
            {t('senders.ignore')}
          </ToolbarButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => say('never')}>{t('senders.ignoreHere')}</MenuItem>
            <MenuItem onClick={() => say('never-anywhere')}>{t('senders.ignoreAnywhere')}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ToolbarButton icon={<SelectAllOnRegular />} onClick={toggleAll}>
        {t('senders.all')}
      </ToolbarButton>
      <ToolbarButton icon={<QuestionRegular />} onClick={help}>
        {t('senders.keys')}
      </ToolbarButton>
    </Toolbar>
  );
}
