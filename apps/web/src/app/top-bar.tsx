import {
  Badge,
  Button,
  Caption1,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Subtitle2,
  tokens,
  Tooltip,
} from '@fluentui/react-components';
import {
  CircleFilled,
  NavigationRegular,
  PersonRegular,
  PlugDisconnectedRegular,
  WeatherMoonRegular,
  WeatherSunnyRegular,
} from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useSignedIn, useSignOut } from '../api/use-session';
import { useTheme } from './theme';
import { narrow } from './narrow';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  open: { display: 'none', [narrow]: { display: 'inline-flex' } },
  fill: { flex: 1 },
  name: { [narrow]: { display: 'none' } },
  account: { [narrow]: { minWidth: 'auto' } },
  live: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  on: { color: tokens.colorPaletteGreenForeground1 },
  off: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

interface Props {
  readonly isLive: boolean;
  readonly openNavigation: () => void;
}

export function TopBar({ isLive, openNavigation }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const { isDark, toggle } = useTheme();
  return (
    <header className={styles.bar}>
      <Button
        className={styles.open}
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label={t('navigation.open')}
        onClick={openNavigation}
      />
      <img src="/icon.svg" alt="" width={24} height={24} />
      <Subtitle2>{t('product')}</Subtitle2>
      <span className={styles.fill} />
      <ReadOnly />
      <Live isLive={isLive} />
      <Button
        appearance="subtle"
        icon={isDark ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
        aria-label={t(isDark ? 'theme.light' : 'theme.dark')}
        onClick={toggle}
      />
      <Account />
    </header>
  );
}

/** Whether the page follows what happens by itself. */
function Live({ isLive }: Pick<Props, 'isLive'>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <Tooltip content={t(isLive ? 'live.on' : 'live.off')} relationship="label">
      <output className={styles.live}>
        {isLive ? (
          <CircleFilled className={styles.on} fontSize={12} />
        ) : (
          <PlugDisconnectedRegular className={styles.off} />
        )}
        <Caption1>{t(isLive ? 'live.short.on' : 'live.short.off')}</Caption1>
      </output>
    </Tooltip>
  );
}

/** Why nothing can be changed anywhere. */
function ReadOnly(): JSX.Element | null {
  const { t } = useTranslation();
  return useSignedIn().role === 'auditor' ? (
    <Tooltip content={t('account.readOnlyText')} relationship="description">
      <Badge appearance="outline" color="informative" tabIndex={0}>
        {t('account.readOnly')}
      </Badge>
    </Tooltip>
  ) : null;
}

function Account(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  const { displayName } = useSignedIn();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          className={styles.account}
          appearance="subtle"
          icon={<PersonRegular />}
          aria-label={t('account.label', { name: displayName })}
        >
          <span className={styles.name}>{displayName}</span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => void navigate('/account')}>{t('account.open')}</MenuItem>
          <MenuItem onClick={() => void signOut()}>{t('account.signOut')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
